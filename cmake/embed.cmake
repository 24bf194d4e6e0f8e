# cmake -DOUT=assets.c -DDIR=src/render -P embed.cmake
# Turns map.css and page.css, without comments and indentation, into bytes in a C file.
set(code "/* Made from map.css and page.css by cmake/embed.cmake. */\n#include \"render/assets.h\"\n")
foreach(name map page)
  file(READ ${DIR}/${name}.css css)
  string(REGEX REPLACE "/\\*[^*]*\\*/" "" css "${css}")
  string(REGEX REPLACE "\n[ \n]*" "\n" css "${css}")
  string(REGEX REPLACE "^\n" "" css "${css}")
  string(HEX "${css}" hex)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)"
         "\\1\n" bytes "${bytes}")
  string(APPEND code "static const unsigned char ${name}_css[] = {\n${bytes}};\n"
    "moot_str mt_asset_${name}_css(void)\n{\n"
    "    return (moot_str){(const char *)${name}_css, sizeof(${name}_css)};\n}\n")
endforeach()
file(WRITE ${OUT} "${code}")
