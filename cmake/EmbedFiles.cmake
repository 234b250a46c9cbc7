# embed_files(TARGET FUNCTION FILES...): builds the files into TARGET, as bytes of its program, so
# that juesuan needs no data folder. FUNCTION is declared in TARGET's own header as
#   std::span<const EmbeddedFile> FUNCTION();            see normalize/embedded.h
function(embed_files target function)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${function}.cc")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${function}.s")
  set(data "  .section .rodata\n")
  set(symbols "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(name "${file}" NAME)
    set(symbol "juesuan_${function}_${index}")
    string(APPEND data "  .global ${symbol}, ${symbol}_end\n${symbol}:\n"
      "  .incbin \"${CMAKE_CURRENT_SOURCE_DIR}/${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND symbols "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "      {\"${name}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND data "  .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${data}" @ONLY)
  file(CONFIGURE OUTPUT "${source}" CONTENT
"#include \"normalize/embedded.h\"

${symbols}
namespace juesuan {
std::span<const EmbeddedFile> ${function}() {
  static const EmbeddedFile kFiles[] = {
${rows}  };
  return kFiles;
}
}  // namespace juesuan
" @ONLY)
  target_sources(${target} PRIVATE "${source}" "${assembly}")
  set_source_files_properties("${assembly}" PROPERTIES LANGUAGE CXX COMPILE_OPTIONS "-x;assembler" OBJECT_DEPENDS "${ARGN}")
endfunction()
