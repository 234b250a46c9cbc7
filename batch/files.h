// Files that are there whole or not at all, and descriptors that are closed.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace juesuan {

// Owns a file descriptor; -1: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int number() const { return number_; }
  void Close();

 private:
  int number_;
};

// Throws Error with errno's reason: "NAME: cannot be written: No space left on device".
[[noreturn]] void FailToWrite(const std::string& name);

// False with errno set where not everything was taken.
bool WriteAll(int descriptor, std::string_view bytes);

// The output folder of a batch. Files are made in a folder of its own below it and then renamed, so
// that what a kill leaves behind is in one place and gone at the next run.
class OutputFolder {
 public:
  // Makes it where it is not there, takes it for this process alone, and clears what a killed run
  // left. Throws Error where another run is at work in it.
  explicit OutputFolder(const std::string& path);

  const std::string& path() const { return path_; }
  std::string PathOf(std::string_view place) const;

  // Makes the folders on the way. `unique` tells apart writers at the same time.
  void Replace(const std::string& place, std::string_view bytes, int unique) const;

  // A file from elsewhere: linked, or copied where the file system cannot.
  void Adopt(const std::string& file, const std::string& place) const;

  void Remove(const std::string& place) const;

  // Waits until all that was written is on the disk.
  void Sync() const;

  // Removes the folder of unfinished files.
  void Finish() const;

 private:
  std::string path_;
  Descriptor lock_;
};

}  // namespace juesuan
