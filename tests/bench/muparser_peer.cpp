// The rubric by muParser: one expression for the points and one for each veto, each over all cases in one call.
#include <fmt/format.h>
#include <muParser.h>

#include <numeric>
#include <stdexcept>

#include "bench/peers.h"

namespace gongjian::bench {

namespace {

class MuParserPeer final : public Peer {
public:
    MuParserPeer(const std::string& expressions, const Population& population) : m_results(population.cases) {
        for (const std::vector<std::int32_t>& column : population.columns)
            m_columns.emplace_back(column.begin(), column.end());
        std::size_t begin = 0;
        for (std::size_t end = expressions.find('\n'); end != std::string::npos; end = expressions.find('\n', begin)) {
            AddParser(expressions.substr(begin, end - begin));
            begin = end + 1;
        }
        if (m_parsers.size() != 3) throw std::runtime_error("muParser needs three expressions.");
    }

    Sums Score() override {
        Sums sums;
        sums.points = SumOf(*m_parsers[0]);
        sums.vetoes = {SumOf(*m_parsers[1]), SumOf(*m_parsers[2])};
        return sums;
    }

private:
    void AddParser(const std::string& expression) {
        auto parser = std::make_unique<mu::Parser>();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            parser->DefineVar(fmt::format("x{}", i), m_columns[i].data());
        parser->SetExpr(expression);
        m_parsers.push_back(std::move(parser));
    }

    /// Exact: all points are whole hundredths, and their sum is far below 2^53.
    std::int64_t SumOf(mu::Parser& parser) {
        try {
            parser.Eval(m_results.data(), static_cast<int>(m_results.size()));
        } catch (const mu::Parser::exception_type& error) {
            throw std::runtime_error("muParser: " + error.GetMsg());
        }
        return static_cast<std::int64_t>(std::accumulate(m_results.begin(), m_results.end(), 0.0));
    }

    std::vector<std::vector<double>> m_columns;
    std::vector<double> m_results;
    std::vector<std::unique_ptr<mu::Parser>> m_parsers;
};

}  // namespace

std::unique_ptr<Peer> MakeMuParserPeer(const std::string& expressions, const Population& population) {
    return std::make_unique<MuParserPeer>(expressions, population);
}

}  // namespace gongjian::bench
