# cmake -DOUT=assets.c -DDIR=src/serve -P embed_serve.cmake
# Turns serve.css and serve.js into bytes in a C file, as they are.
set(code "/* Made from serve.css and serve.js by cmake/embed_serve.cmake. */\n#include \"serve/assets.h\"\n")
foreach(name css js)
  file(READ ${DIR}/serve.${name} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)"
         "\\1\n" bytes "${bytes}")
  string(APPEND code "static const unsigned char serve_${name}[] = {\n${bytes}};\n"
    "moot_str mt_asset_serve_${name}(void)\n{\n"
    "    return (moot_str){(const char *)serve_${name}, sizeof(serve_${name})};\n}\n")
endforeach()
file(WRITE ${OUT} "${code}")
