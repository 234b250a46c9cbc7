// Data files built into the program: see cmake/EmbedFiles.cmake.
#pragma once

#include <span>
#include <string_view>

namespace juesuan {

struct EmbeddedFile {
  std::string_view name;  // without its folder
  std::string_view text;
};

std::span<const EmbeddedFile> CodeFiles();        // normalize/codes/*.csv
std::span<const EmbeddedFile> ConfusionFiles();   // normalize/confusions.txt
std::span<const EmbeddedFile> FormFiles();        // schema/forms/*.toml
std::span<const EmbeddedFile> IdentityFiles();    // schema/identities/*.toml
std::span<const EmbeddedFile> LexiconFiles();     // schema/lexicon.txt
std::span<const EmbeddedFile> MisreadingFiles();  // schema/misreadings.toml
std::span<const EmbeddedFile> NarrativeFiles();   // schema/narrative/*.toml
std::span<const EmbeddedFile> ViewFiles();        // database/views/*.sql

}  // namespace juesuan
