#include "ui/thread_runner.h"

#include <wx/app.h>
#include <wx/timer.h>

namespace gongjian::ui {
namespace {
constexpr int kPatienceMilliseconds = 500;
}

struct ThreadRunner::Job {
    std::shared_ptr<present::Cancellation> cancellation;
    std::exception_ptr problem;
    std::thread thread;
    wxTimer patience;
};

ThreadRunner::ThreadRunner(std::function<void(const std::string&, std::shared_ptr<present::Cancellation>)> show,
                           std::function<void()> hide)
    : m_show(std::move(show)), m_hide(std::move(hide)) {}

ThreadRunner::~ThreadRunner() {
    m_alive.reset();
    for (const auto& job : m_jobs) {
        job->cancellation->Cancel();
        job->patience.Stop();
        if (job->thread.joinable()) job->thread.join();
    }
}

void ThreadRunner::Run(const std::string& title, std::shared_ptr<present::Cancellation> cancellation,
                       std::function<void()> work, std::function<void(std::exception_ptr)> done) {
    auto job = std::make_shared<Job>();
    job->cancellation = std::move(cancellation);
    m_jobs.push_back(job);
    job->patience.Bind(wxEVT_TIMER,
                       [this, title, cancel = job->cancellation](wxTimerEvent&) { m_show(title, cancel); });
    job->patience.StartOnce(kPatienceMilliseconds);
    const std::weak_ptr<int> alive = m_alive;
    // The raw pointer is safe: the job leaves the list, and dies, only after its thread has been joined.
    job->thread = std::thread([this, alive, raw = job.get(), work = std::move(work), done = std::move(done)] {
        try {
            work();
        } catch (...) {
            raw->problem = std::current_exception();
        }
        wxTheApp->CallAfter([this, alive, raw, done] {
            if (alive.expired()) return;
            for (const auto& one : m_jobs) {
                if (one.get() == raw) return Finish(std::shared_ptr<Job>(one), done);
            }
        });
    });
}

void ThreadRunner::Finish(const std::shared_ptr<Job>& job, const std::function<void(std::exception_ptr)>& done) {
    job->patience.Stop();
    job->thread.join();
    m_jobs.remove(job);
    if (m_jobs.empty()) m_hide();
    done(job->problem);
}

}  // namespace gongjian::ui
