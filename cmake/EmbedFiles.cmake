# embed_files(TARGET FUNCTION FILES...): builds the files into TARGET, as bytes of its program, so
# that juesuan needs no data folder. The generated source defines, as normalize/embedded.h declares,
#   std::span<const EmbeddedFile> FUNCTION();
function(embed_files target function)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${function}.cc")
  set(symbols "")
  set(bytes "")
  set(rows "")
  set(paths "")
  foreach(file IN LISTS ARGN)
    get_filename_component(name "${file}" NAME)
    get_filename_component(path "${file}" ABSOLUTE)
    list(LENGTH paths index)
    list(APPEND paths "${path}")
    set(symbol "juesuan_${function}_${index}")
    string(APPEND symbols "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND bytes "${symbol}:\n  .incbin \"${path}\"\n${symbol}_end:\n")
    string(APPEND rows "      {\"${name}\", {${symbol}, ${symbol}_end}},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${source}" CONTENT [[
#include "normalize/embedded.h"

asm(R"(  .pushsection .rodata
@bytes@  .popsection
)");

@symbols@
namespace juesuan {

std::span<const EmbeddedFile> @function@() {
  static const EmbeddedFile kFiles[] = {
@rows@  };
  return kFiles;
}

}  // namespace juesuan
]] @ONLY)
  # .incbin is invisible to the compiler's own list of dependencies.
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
