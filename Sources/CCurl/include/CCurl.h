/* libcurl for Swift.
 *
 * curl_easy_setopt and curl_easy_getinfo are variadic, and Swift cannot call variadic C. Here stands one inline
 * function per type of argument; everything else of libcurl (curl_slist_*, curl_easy_perform, …) is called from Swift
 * as it is. The caller keeps the option and the argument's type in step, as the manual page of the option names it.
 */
#ifndef WATCHROOM_CCURL_H
#define WATCHROOM_CCURL_H

#include <curl/curl.h>

/* For options that take a long: numbers, flags. */
static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

/* For options that take a curl_off_t: sizes over 2 GB, CURLOPT_INFILESIZE_LARGE. */
static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

/* For options that take a C string; libcurl copies it. NULL takes the option back. */
static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/* For options that take a pointer libcurl hands back to a callback, or CURLOPT_ERRORBUFFER, or CURLOPT_POSTFIELDS. */
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

/* For options that take a list (CURLOPT_MAIL_RCPT, CURLOPT_HTTPHEADER); it must live until the transfer is over. */
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *context);

/* For CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION (bytes come) and CURLOPT_READFUNCTION (bytes are wanted). */
static inline CURLcode ccurl_set_data_function(CURL *handle, CURLoption option, ccurl_data_function function) {
  return curl_easy_setopt(handle, option, function);
}

typedef int (*ccurl_debug_function)(CURL *handle, curl_infotype type, char *bytes, size_t count, void *context);

/* CURLOPT_DEBUGFUNCTION; it is called only when CURLOPT_VERBOSE is 1. */
static inline CURLcode ccurl_set_debug_function(CURL *handle, ccurl_debug_function function) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

typedef int (*ccurl_progress_function)(
  void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);

/* CURLOPT_XFERINFOFUNCTION; it is called only when CURLOPT_NOPROGRESS is 0. A result other than 0 ends the transfer. */
static inline CURLcode ccurl_set_progress_function(CURL *handle, ccurl_progress_function function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

/* For CURLINFO_… of type long. */
static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

/* For CURLINFO_…_T, of type curl_off_t: times in microseconds, sizes. */
static inline CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

/* CURLINFO_ACTIVESOCKET: the socket of the last connection while it is kept open, else CURL_SOCKET_BAD (-1). */
static inline CURLcode ccurl_get_socket(CURL *handle, curl_socket_t *value) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}

/* CURL_GLOBAL_ALL is a macro with arithmetic in it, which Swift does not import. Safe to call more than once. */
static inline CURLcode ccurl_global_init(void) {
  return curl_global_init(CURL_GLOBAL_ALL);
}

#endif
