#pragma once

#include <limits.h>

#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/xmlerror.h>

// Swift cannot define a variadic function, and the parser's fields are marked as deprecated in newer versions of libxml2
// without an accessor in the older ones. These are the few lines of C that this takes.

static inline void valbench_xml_ignore_message(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

/// The version of the library that is loaded: `xmlParserVersion` is a macro, a variable or a function, by its age.
static inline const char *valbench_xml_version(void) { return xmlParserVersion; }

/// Keeps libxml2 from printing to standard error on this thread. Errors still reach a parser's structured handler.
static inline void valbench_xml_silence_thread(void) {
  xmlSetGenericErrorFunc(NULL, valbench_xml_ignore_message);
}

/// The number of bytes that the parser was given and has not used yet: those of an unfinished tag, comment or text.
static inline long valbench_xml_pending_bytes(xmlParserCtxtPtr context) {
  if (context == NULL || context->input == NULL || context->input->cur == NULL) return 0;
  return (long)(context->input->end - context->input->cur);
}

/// Where those bytes start; valid until the parser is given more. They are UTF-8, whatever the document's encoding is.
static inline const unsigned char *valbench_xml_pending_start(xmlParserCtxtPtr context) {
  if (context == NULL || context->input == NULL) return NULL;
  return context->input->cur;
}

/// The line at which the parser stands, from 1.
static inline long valbench_xml_line(xmlParserCtxtPtr context) {
  if (context == NULL || context->input == NULL) return 0;
  return context->input->line;
}

/// Counts lines that the parser is not given.
static inline void valbench_xml_skip_lines(xmlParserCtxtPtr context, long count) {
  if (context == NULL || context->input == NULL) return;
  int line = context->input->line;
  context->input->line = count < INT_MAX - line ? line + (int)count : INT_MAX;
}

/// Limits the memory for all names that occur in the document, each counted once.
static inline void valbench_xml_limit_names(xmlParserCtxtPtr context, size_t bytes) {
  xmlDictSetLimit(context->dict, bytes);
}

/// Whether the parser has stopped at an error and calls nobody any more.
static inline int valbench_xml_has_stopped(xmlParserCtxtPtr context) {
  return context->disableSAX != 0;
}

/// Whether the document declares no encoding, or UTF-8, and has no byte-order mark of another.
static inline int valbench_xml_is_utf8(xmlParserCtxtPtr context) {
  if (context == NULL || context->input == NULL) return 0;
  if (context->encoding != NULL && xmlParseCharEncoding((const char *)context->encoding) != XML_CHAR_ENCODING_UTF8) return 0;
  return context->input->buf == NULL || context->input->buf->encoder == NULL;
}

/// Whether the bytes that the parser has not used yet are blanks and line ends, if there are any, and stand in no CDATA
/// section: of such a one the parser uses the beginning before it has seen the end.
static inline int valbench_xml_pends_only_space(xmlParserCtxtPtr context) {
  if (context == NULL || context->instate == XML_PARSER_CDATA_SECTION) return 0;
  const unsigned char *byte = valbench_xml_pending_start(context);
  long count = valbench_xml_pending_bytes(context);
  while (count > 0 && (*byte == ' ' || *byte == '\n' || *byte == '\r' || *byte == '\t')) {
    byte++;
    count--;
  }
  return count == 0;
}
