// What a form says about itself besides its questions: what it is about, why it is filled, how long its cases are kept.
#pragma once

#include "form/form.h"
#include "form/node_reader.h"

namespace gongjian::form {

/// `unit`, `round`, `purpose`, `basis`, `notice` and `retention` of the form block, after its questions are read. A form that
/// asks for personal data and leaves purpose, notice or retention out gets a warning.
void ReadHeader(const NodeReader& reader, Form& form);

}  // namespace gongjian::form
