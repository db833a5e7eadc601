#pragma once

#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/xmlerror.h>

// Swift cannot define a variadic function, and the parser's fields are marked as deprecated in newer versions of libxml2
// without an accessor in the older ones. These are the few lines of C that this takes.

static inline void valbench_xml_ignore_message(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

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

/// Limits the memory for all names that occur in the document, each counted once.
static inline void valbench_xml_limit_names(xmlParserCtxtPtr context, size_t bytes) {
  xmlDictSetLimit(context->dict, bytes);
}

/// Whether the parser has stopped at an error and calls nobody any more.
static inline int valbench_xml_has_stopped(xmlParserCtxtPtr context) {
  return context->disableSAX != 0;
}
