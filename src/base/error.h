// The environment failed: a disk, a file, a database. Mistakes in what a person wrote are diagnostics or violations instead.
#pragma once

#include <stdexcept>
#include <string>

#include "base/message.h"

namespace gongjian::base {

/// Carries a message for people that says what failed and what to do. what() is its English, for logs.
class Error : public std::runtime_error {
public:
    explicit Error(Message message);
    const Message& Words() const { return m_message; }

private:
    Message m_message;
};

/// What a person is told of the exception being handled, whatever its type. Call inside a catch block.
std::string DescribeCurrentException();

}  // namespace gongjian::base
