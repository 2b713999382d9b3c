// Sealing texts: XChaCha20-Poly1305 with the place that a text belongs to, so that it can be read nowhere else.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "seal/key.h"

namespace gongjian::seal {

/// Names the place of a sealed text ("case", its id, "answers"). Different lists give different places.
std::string Place(std::initializer_list<std::string_view> parts);

/// `clear` sealed, as printable ASCII. Its length tells that of `clear` only in steps of 64 bytes.
std::string Seal(const Key& key, std::string_view clear, std::string_view place);

/// Empty if the key is another one, the place is another one, or anything at all was changed or cut off.
std::optional<std::string> Unseal(const Key& key, std::string_view sealed, std::string_view place);

/// A key sealed with another.
std::string WrapKey(const Key& with, const Key& key, std::string_view place);
std::optional<Key> UnwrapKey(const Key& with, std::string_view wrapped, std::string_view place);

}  // namespace gongjian::seal
