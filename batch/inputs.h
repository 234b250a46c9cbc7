// What a batch is made of: files, folders, patterns and lists, as one sorted list of documents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace juesuan {

struct Input {
  std::string path;         // as it is opened
  std::string name;         // the same as reports and the journal say it: always UTF-8
  std::string report;       // where its report goes, below the output folder
  std::uint64_t bytes = 0;  // 0 too where it cannot be looked at
};

// One part of `count`, numbered from 0.
struct Shard {
  unsigned index = 0;
  unsigned count = 1;
};

// Lines of a file, or of standard input for "-". Where there is a null character, as `find -print0`
// writes them, names end in those. Throws Error where it cannot be read.
std::vector<std::string> ReadList(const std::string& file);

// Each of `given` is a file, a folder, or a pattern such as "2023/*.pdf". Of a folder and all below
// it the PDF files are taken. Nothing is opened: a missing file is an input like any other. Sorted
// by name, each input once. Throws Error where a folder cannot be read, where a pattern fits
// nothing, or where two reports would have the same place.
std::vector<Input> FindInputs(const std::vector<std::string>& given);

// The inputs of this shard. To which an input belongs follows from the place of its report alone,
// so that every machine comes to the same answer.
std::vector<Input> TakeShard(std::vector<Input> inputs, const Shard& shard);

// SHA-256 of what the input holds; empty where that cannot be read, or is larger than any document.
std::string ContentOf(const Input& input);

// "2023/年报.pdf" → "2023/年报.json"; what does not end in ".pdf" gets ".json" appended. Absolute
// paths lose their root and relative ones their leading "../".
std::string ReportPlace(const std::string& path);

// File names may hold any bytes: those that are no UTF-8 become "%FF".
std::string PrintableName(const std::string& path);

}  // namespace juesuan
