#include "tool/terminal.h"

#ifndef _WIN32
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#endif

namespace gongjian::tool {

#ifdef _WIN32

std::function<std::optional<std::string>(const std::string&)> SecretAsker() { return {}; }

#else

namespace {

volatile std::sig_atomic_t g_signal = 0;

/// The terminal itself, whatever the streams are redirected to.
class Terminal {
public:
    Terminal() : m_descriptor(open("/dev/tty", O_RDWR | O_CLOEXEC)) {}
    ~Terminal() {
        if (m_descriptor >= 0) close(m_descriptor);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool IsThere() const { return m_descriptor >= 0; }
    void Write(const std::string& text) const {
        // What cannot be written there can be told nowhere.
        if (write(m_descriptor, text.data(), text.size()) < 0) return;
    }
    /// A line, or nothing at the end of the input or a signal.
    std::optional<std::string> ReadLine() const {
        std::string line;
        for (char c = 0; read(m_descriptor, &c, 1) == 1; line += c) {
            if (c == '\n') return line;
        }
        return std::nullopt;
    }
    int Descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// No echo, and Ctrl-C ends the line only, for as long as this lives: a terminal must not stay mute.
class Mute {
public:
    explicit Mute(int descriptor) : m_descriptor(descriptor) {
        struct sigaction note {};
        note.sa_handler = [](int signal) { g_signal = signal; };
        g_signal = 0;
        sigaction(SIGINT, &note, &m_interrupt);
        sigaction(SIGTERM, &note, &m_terminate);
        tcgetattr(descriptor, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= static_cast<tcflag_t>(ECHONL);
        tcsetattr(descriptor, TCSAFLUSH, &silent);
    }
    ~Mute() {
        tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        sigaction(SIGINT, &m_interrupt, nullptr);
        sigaction(SIGTERM, &m_terminate, nullptr);
        if (g_signal != 0) std::raise(g_signal);
    }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;

private:
    int m_descriptor;
    termios m_before{};
    struct sigaction m_interrupt {};
    struct sigaction m_terminate {};
};

std::optional<std::string> Ask(const std::string& prompt) {
    const Terminal terminal;
    if (!terminal.IsThere()) return std::nullopt;
    terminal.Write(prompt);
    const Mute mute(terminal.Descriptor());
    return terminal.ReadLine();
}

}  // namespace

std::function<std::optional<std::string>(const std::string&)> SecretAsker() {
    if (!Terminal().IsThere()) return {};
    return Ask;
}

#endif

}  // namespace gongjian::tool
