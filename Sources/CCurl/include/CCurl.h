/* libcurl for Swift.
 *
 * curl_easy_setopt and curl_easy_getinfo are variadic, and Swift cannot call variadic C. Here stands one function per type of
 * argument. The caller keeps the option and the argument's type in step, as the manual page of the option names it.
 *
 * libcurl and the thirty libraries behind it are loaded by `ccurl_global_init`, so that a command that asks nobody does not wait for them:
 * nothing else may be called before it has said CURLE_OK.
 */
#ifndef WATCHROOM_CCURL_H
#define WATCHROOM_CCURL_H

#include <curl/curl.h>

/* For options that take a long: numbers, flags. */
CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);

/* For options that take a curl_off_t: sizes over 2 GB, CURLOPT_INFILESIZE_LARGE. */
CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value);

/* For options that take a C string; libcurl copies it. NULL takes the option back. */
CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value);

/* For options that take a pointer libcurl hands back to a callback, or CURLOPT_ERRORBUFFER, or CURLOPT_POSTFIELDS. */
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);

/* For options that take a list (CURLOPT_MAIL_RCPT, CURLOPT_HTTPHEADER); it must live until the transfer is over. */
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *context);

/* For CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION (bytes come) and CURLOPT_READFUNCTION (bytes are wanted). */
CURLcode ccurl_set_data_function(CURL *handle, CURLoption option, ccurl_data_function function);

typedef int (*ccurl_debug_function)(CURL *handle, curl_infotype type, char *bytes, size_t count, void *context);

/* CURLOPT_DEBUGFUNCTION; it is called only when CURLOPT_VERBOSE is 1. */
CURLcode ccurl_set_debug_function(CURL *handle, ccurl_debug_function function);

typedef int (*ccurl_progress_function)(
  void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);

/* CURLOPT_XFERINFOFUNCTION; it is called only when CURLOPT_NOPROGRESS is 0. A result other than 0 ends the transfer. */
CURLcode ccurl_set_progress_function(CURL *handle, ccurl_progress_function function);

/* For CURLINFO_… of type long. */
CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);

/* For CURLINFO_…_T, of type curl_off_t: times in microseconds, sizes. */
CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value);

/* CURLINFO_ACTIVESOCKET: the socket of the last connection while it is kept open, else CURL_SOCKET_BAD (-1). */
CURLcode ccurl_get_socket(CURL *handle, curl_socket_t *value);

/* Loads the library and starts it; CURLE_FAILED_INIT where it is not there. Safe to call more than once. */
CURLcode ccurl_global_init(void);

/* Why the library could not be loaded, in the loader's words; NULL where it was. */
const char *ccurl_missing(void);

/* As curl_easy_init, …_perform, …_cleanup, …_strerror; curl_slist_append, …_free_all. */
CURL *ccurl_open(void);
CURLcode ccurl_perform(CURL *handle);
void ccurl_close(CURL *handle);
const char *ccurl_words(CURLcode code);
struct curl_slist *ccurl_list_add(struct curl_slist *list, const char *text);
void ccurl_list_free(struct curl_slist *list);

#endif
