// present::BackgroundRunner over a thread: `done` comes back through the event loop.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <thread>

#include "present/background.h"

namespace gongjian::ui {

class ThreadRunner : public present::BackgroundRunner {
public:
    /// `show` is called on the screen's thread when work lasts longer than half a second, `hide` when none is left.
    ThreadRunner(std::function<void(const std::string&, std::shared_ptr<present::Cancellation>)> show,
                 std::function<void()> hide);
    /// Cancels and waits.
    ~ThreadRunner() override;

    void Run(const std::string& title, std::shared_ptr<present::Cancellation> cancellation, std::function<void()> work,
             std::function<void(std::exception_ptr)> done) override;

private:
    struct Job;
    void Finish(const std::shared_ptr<Job>& job, const std::function<void(std::exception_ptr)>& done);

    std::function<void(const std::string&, std::shared_ptr<present::Cancellation>)> m_show;
    std::function<void()> m_hide;
    std::list<std::shared_ptr<Job>> m_jobs;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace gongjian::ui
