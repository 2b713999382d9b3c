// The rubric by LuaJIT: one chunk that runs over the columns through its FFI.
#include <lua.hpp>

#include <stdexcept>

#include "bench/peers.h"

namespace gongjian::bench {

namespace {

struct CloseState {
    void operator()(lua_State* state) const { lua_close(state); }
};

class LuaJitPeer final : public Peer {
public:
    LuaJitPeer(const std::string& chunk, const Population& population)
        : m_population(population), m_state(luaL_newstate()) {
        luaL_openlibs(m_state.get());
        if (luaL_loadbuffer(m_state.get(), chunk.data(), chunk.size(), "rubric") != 0) Fail();
    }

    Sums Score() override {
        lua_State* state = m_state.get();
        lua_pushvalue(state, 1);
        lua_pushinteger(state, static_cast<lua_Integer>(m_population.cases));
        for (const std::vector<std::int32_t>& column : m_population.columns)
            lua_pushlightuserdata(state, const_cast<std::int32_t*>(column.data()));
        if (lua_pcall(state, 1 + static_cast<int>(kInputs), 3, 0) != 0) Fail();
        Sums sums;
        sums.points = static_cast<std::int64_t>(lua_tonumber(state, -3));
        sums.vetoes = {static_cast<std::int64_t>(lua_tonumber(state, -2)),
                       static_cast<std::int64_t>(lua_tonumber(state, -1))};
        lua_pop(state, 3);
        return sums;
    }

private:
    [[noreturn]] void Fail() const {
        throw std::runtime_error(std::string("LuaJIT: ") + lua_tostring(m_state.get(), -1));
    }

    const Population& m_population;
    std::unique_ptr<lua_State, CloseState> m_state;
};

}  // namespace

std::unique_ptr<Peer> MakeLuaJitPeer(const std::string& chunk, const Population& population) {
    return std::make_unique<LuaJitPeer>(chunk, population);
}

}  // namespace gongjian::bench
