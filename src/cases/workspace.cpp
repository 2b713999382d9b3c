#include "cases/workspace.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "form/info_tree.h"

namespace gongjian::cases {
namespace {

constexpr std::array<std::string_view, 4> kKeys{"name", "store", "round", "author"};

class WorkspaceReader {
public:
    WorkspaceReader(const base::Source& source, std::vector<base::Diagnostic>& diagnostics)
        : m_source(source), m_diagnostics(diagnostics) {}

    void CheckKeys(const form::InfoNode& root) {
        std::vector<std::string> seen;
        for (const form::InfoNode& node : root.children) {
            if (std::find(kKeys.begin(), kKeys.end(), node.key) == kKeys.end()) {
                Error(node.key_range, "unknown-key",
                      base::Msg("A workspace has no setting “{key}”.", {{"key", node.key}}),
                      base::Msg("Take one of: name, store, round, author."));
            } else if (std::find(seen.begin(), seen.end(), node.key) != seen.end()) {
                Error(node.key_range, "duplicate-key", base::Msg("“{key}” stands twice.", {{"key", node.key}}),
                      base::Msg("Keep one of the two lines."));
            }
            if (!node.children.empty()) {
                Error(node.key_range, "unexpected-children",
                      base::Msg("“{key}” takes one value and nothing in braces.", {{"key", node.key}}),
                      base::Msg("Remove the braces and what stands between them."));
            }
            seen.push_back(node.key);
        }
    }

    std::string Required(const form::InfoNode& root, std::string_view key, const std::string& example) {
        const std::string value(base::Trim(root.Get(key)));
        if (value.empty()) {
            const form::InfoNode* node = root.Child(key);
            Error(node != nullptr ? node->key_range : base::Range{}, "missing-key",
                  base::Msg("The workspace has no “{key}”.", {{"key", std::string(key)}}),
                  base::Msg("Add a line such as: {example}", {{"example", example}}));
        }
        return value;
    }

private:
    void Error(base::Range range, std::string code, base::Message message, base::Message hint) {
        m_diagnostics.push_back(
            base::At(m_source, range, base::Severity::Error, std::move(code), std::move(message), std::move(hint)));
    }

    const base::Source& m_source;
    std::vector<base::Diagnostic>& m_diagnostics;
};

std::string Quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': quoted += "\\\""; break;
            case '\\': quoted += "\\\\"; break;
            case '\n': quoted += "\\n"; break;
            case '\r': quoted += "\\r"; break;
            case '\t': quoted += "\\t"; break;
            default: quoted += c;
        }
    }
    return quoted + '"';
}

}  // namespace

ReadWorkspaceResult ReadWorkspace(const base::Source& source, const std::filesystem::path& folder) {
    ReadWorkspaceResult result;
    form::InfoTree tree = form::ReadInfo(source);
    result.diagnostics = std::move(tree.diagnostics);
    if (base::HasErrors(result.diagnostics)) return result;

    WorkspaceReader reader(source, result.diagnostics);
    reader.CheckKeys(tree.root);
    Workspace workspace;
    workspace.folder = folder;
    workspace.name = reader.Required(tree.root, "name", "name \"示例镇\"");
    workspace.store_url = reader.Required(tree.root, "store", "store \"sqlite://data.sqlite\"");
    workspace.current_round = std::string(base::Trim(tree.root.Get("round")));
    workspace.author = std::string(base::Trim(tree.root.Get("author")));
    base::SortByPlace(result.diagnostics);
    if (!base::HasErrors(result.diagnostics)) result.workspace = std::move(workspace);
    return result;
}

std::string WriteWorkspace(const Workspace& workspace) {
    std::string text = "; A workspace: its name, where its data is kept, the current round, who fills in here.\n";
    text += "name " + Quoted(workspace.name) + '\n';
    text += "store " + Quoted(workspace.store_url) + '\n';
    if (!workspace.current_round.empty()) text += "round " + Quoted(workspace.current_round) + '\n';
    if (!workspace.author.empty()) text += "author " + Quoted(workspace.author) + '\n';
    return text;
}

}  // namespace gongjian::cases
