// PROGRAM --dictionary prints the words of the language, from its keyword table, as libFuzzer reads them.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "lang/keywords.h"

namespace {

void PrintWord(std::string_view word) {
    std::fputc('"', stdout);
    for (char c : word) std::fprintf(stdout, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    std::fputs("\"\n", stdout);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
    if (*count < 2 || std::strcmp((*words)[1], "--dictionary") != 0) return 0;
    for (const gongjian::lang::Keyword& keyword : gongjian::lang::Keywords()) {
        for (std::string_view word : keyword.zh) PrintWord(word);
        for (std::string_view word : keyword.en) PrintWord(word);
    }
    for (std::string_view word : gongjian::lang::UnitWords()) PrintWord(word);
    std::exit(0);
}
