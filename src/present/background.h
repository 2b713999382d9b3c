// Long work away from the screen's thread, with cancelling. ui/ implements it over a thread; tests run at once.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <string>

namespace gongjian::present {

/// Shared by the one who works and the one who cancels.
class Cancellation {
public:
    void Cancel() { m_cancelled = true; }
    bool Cancelled() const { return m_cancelled; }

private:
    std::atomic<bool> m_cancelled = false;
};

class BackgroundRunner {
public:
    virtual ~BackgroundRunner() = default;

    /// Runs `work` on another thread, then `done` on the screen's thread with the exception that `work` threw, or null. After a
    /// cancellation `done` is still called; the caller drops the result. `title` is shown while the work lasts longer than
    /// half a second.
    virtual void Run(const std::string& title, std::shared_ptr<Cancellation> cancellation, std::function<void()> work,
                     std::function<void(std::exception_ptr)> done) = 0;
};

/// Runs everything at once on the calling thread.
class ImmediateRunner : public BackgroundRunner {
public:
    void Run(const std::string&, std::shared_ptr<Cancellation>, std::function<void()> work,
             std::function<void(std::exception_ptr)> done) override {
        std::exception_ptr problem;
        try {
            work();
        } catch (...) {
            problem = std::current_exception();
        }
        done(problem);
    }
};

}  // namespace gongjian::present
