// The functions are called through pointers, which the macros that check their arguments know nothing of.
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"

#include "CLoader.h"

#define CCURL_LIBRARY "libcurl.so.4"
#define FUNCTIONS(F) \
  F(curl_global_init) \
  F(curl_easy_init) \
  F(curl_easy_setopt) \
  F(curl_easy_getinfo) \
  F(curl_easy_perform) \
  F(curl_easy_cleanup) \
  F(curl_easy_strerror) \
  F(curl_slist_append) \
  F(curl_slist_free_all)

LIBRARY_TABLE(FUNCTIONS, LIBRARY_MEMBER, LIBRARY_NAME, CCURL_LIBRARY)

const char *ccurl_missing(void) { return library_missing(); }

CURLcode ccurl_global_init(void) { return ccurl_missing() ? CURLE_FAILED_INIT : lib.curl_global_init(CURL_GLOBAL_ALL); }

CURL *ccurl_open(void) { return lib.curl_easy_init(); }
CURLcode ccurl_perform(CURL *handle) { return lib.curl_easy_perform(handle); }
void ccurl_close(CURL *handle) { lib.curl_easy_cleanup(handle); }
const char *ccurl_words(CURLcode code) { return lib.curl_easy_strerror(code); }
struct curl_slist *ccurl_list_add(struct curl_slist *list, const char *text) { return lib.curl_slist_append(list, text); }
void ccurl_list_free(struct curl_slist *list) { lib.curl_slist_free_all(list); }

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return lib.curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return lib.curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return lib.curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return lib.curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return lib.curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_data_function(CURL *handle, CURLoption option, ccurl_data_function function) {
  return lib.curl_easy_setopt(handle, option, function);
}

CURLcode ccurl_set_debug_function(CURL *handle, ccurl_debug_function function) {
  return lib.curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

CURLcode ccurl_set_progress_function(CURL *handle, ccurl_progress_function function) {
  return lib.curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return lib.curl_easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return lib.curl_easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_socket(CURL *handle, curl_socket_t *value) {
  return lib.curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}
