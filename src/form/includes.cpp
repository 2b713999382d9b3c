#include "form/includes.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace gongjian::form {

namespace {

namespace fs = std::filesystem;
using base::Msg;

constexpr std::size_t kMaxDepth = 8;
constexpr std::size_t kMaxFiles = 100;
constexpr std::size_t kMaxBytes = 16u << 20;

/// A file whose entries are being read.
struct OpenFile {
    fs::path file;     ///< normal form, to find circles
    std::string name;  ///< as findings tell it
};

class Expander {
public:
    Expander(Findings& findings, const fs::path& folder) : m_findings(findings), m_on_disk(!folder.empty()) {
        const fs::path name = base::PathFromUtf8(findings.Source().Name());
        m_open.push_back({Normal(folder / name.filename()), base::PathToUtf8(name)});
    }

    void ExpandBlock(InfoNode& block) {
        std::vector<InfoNode> children;
        for (InfoNode& child : block.children) {
            if (IsInclude(child)) {
                for (InfoNode& taken : Take(child)) children.push_back(std::move(taken));
            } else {
                if (MayInclude(child)) ExpandBlock(child);
                children.push_back(std::move(child));
            }
        }
        block.children = std::move(children);
    }

    static bool MayInclude(const InfoNode& node) {
        static constexpr std::array<std::string_view, 3> kBlocks = {"form", "section", "roster"};
        return std::find(kBlocks.begin(), kBlocks.end(), node.key) != kBlocks.end();
    }

private:
    static fs::path Normal(const fs::path& file) {
        std::error_code error;
        const fs::path absolute = fs::absolute(file, error);
        return (error ? file : absolute).lexically_normal();
    }

    static bool IsInclude(const InfoNode& node) { return node.key == "include"; }

    /// Entries that stand for an include; none where it cannot be followed, which is reported.
    std::vector<InfoNode> Take(const InfoNode& include) {
        const std::optional<fs::path> path = PathOf(include);
        if (!path) return {};
        const OpenFile next{
            Normal(m_open.back().file.parent_path() / *path),
            base::PathToUtf8((base::PathFromUtf8(m_open.back().name).parent_path() / *path).lexically_normal())};
        if (IsCircle(include, next) || IsTooMuch(include)) return {};
        std::unique_ptr<base::Source> source = Read(include, next);
        if (source == nullptr) return {};
        InfoTree tree = ReadInfo(*source);
        const std::uint32_t begin = m_findings.Adopt(std::move(source));
        m_findings.Add(std::move(tree.diagnostics));
        if (!tree.readable) return {};
        Shift(tree.root, begin);
        m_open.push_back(next);
        ExpandBlock(tree.root);
        m_open.pop_back();
        return std::move(tree.root.children);
    }

    /// The path that an entry names, if it is one that may be included.
    std::optional<fs::path> PathOf(const InfoNode& include) {
        const std::string text(base::Trim(include.value));
        const fs::path path = base::PathFromUtf8(text);
        const bool drive = text.size() > 1 && text[1] == ':';
        if (!text.empty() && include.children.empty() && path.is_relative() && !drive &&
            text.find('\\') == std::string::npos && path.extension() == ".info") {
            return path;
        }
        m_findings.Error(include.value_range.end > include.value_range.begin ? include.value_range : include.key_range,
                         "bad-include", Msg("“{path}” cannot be included", {{"path", text}}),
                         Msg("write the path of an .info file, seen from this file and with /: include "
                             "\"shared/header.info\""));
        return std::nullopt;
    }

    bool IsCircle(const InfoNode& include, const OpenFile& next) {
        const auto first =
            std::find_if(m_open.begin(), m_open.end(), [&](const OpenFile& open) { return open.file == next.file; });
        if (first == m_open.end()) return false;
        std::string circle;
        for (auto file = first; file != m_open.end(); ++file) circle += file->name + " → ";
        m_findings.Error(include.value_range, "include-circle",
                         Msg("files include one another in a circle: {circle}", {{"circle", circle + next.name}}),
                         Msg("remove one of these includes"));
        return true;
    }

    bool IsTooMuch(const InfoNode& include) {
        const bool deep = m_open.size() > kMaxDepth;
        if (!deep && m_findings.AdoptedFiles() < kMaxFiles && m_findings.AdoptedBytes() < kMaxBytes) return false;
        if (m_full) return true;
        m_full = !deep;
        m_findings.Error(include.value_range, "include-limit",
                         deep ? Msg("included files include others, more than 8 deep")
                              : Msg("the form includes more than 100 files or 16 MiB"),
                         Msg("write the questions into fewer files"));
        return true;
    }

    std::unique_ptr<base::Source> Read(const InfoNode& include, const OpenFile& next) {
        try {
            if (m_on_disk) return std::make_unique<base::Source>(next.name, base::ReadFile(next.file));
        } catch (const base::Error&) {  // reported below
        }
        m_findings.Error(include.value_range, "missing-include",
                         Msg("the file {file} cannot be read", {{"file", next.name}}),
                         Msg("check its name and that it exists: the path is seen from the file that includes it"));
        return nullptr;
    }

    static void Shift(InfoNode& node, std::uint32_t begin) {
        for (InfoNode& child : node.children) {
            for (base::Range* range : {&child.key_range, &child.value_range}) {
                range->begin += begin;
                range->end += begin;
            }
            Shift(child, begin);
        }
    }

    Findings& m_findings;
    bool m_on_disk;                ///< whether the form lies in a folder at all
    std::vector<OpenFile> m_open;  ///< the form's file first
    bool m_full = false;           ///< a limit was passed and reported
};

}  // namespace

void ExpandIncludes(Findings& findings, InfoNode& root, const std::filesystem::path& folder) {
    Expander expander(findings, folder);
    for (InfoNode& block : root.children) {
        if (Expander::MayInclude(block)) expander.ExpandBlock(block);
    }
}

}  // namespace gongjian::form
