// feed: what Benchmarks/feed.py sends and counts.
//
//   feed send PORT RATE SECONDS VESSELS STEP [RECORDING]    position reports (type 1) over TCP to 127.0.0.1, at a steady rate; with a recording its
//                                               mix of messages (mix.h)
//   feed check FOLDER VESSELS STEP COUNT FROM RATE LAST SKIP   every position sent is one row of the folder's tracks, and no other row
//                                               is there
//
// Position i is vessel i % VESSELS on its round i / VESSELS. A vessel starts at a place of its own and goes STEP/10,000 minutes north and east
// each round, so a row tells which sentence it was: none may be missing, none there twice. No row is dated before FROM or behind LAST (ms).
// Files with SKIP in their names are not looked at.
#include <errno.h>
#include <math.h>
#include <netinet/in.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FIRST = 413700001, LINE = 49 };
// The box of vessels' starts, in 1/10,000 minute: 27.9 to 28.9 N, 112.5 to 113.5 E.
static const int SOUTH = 16740000, WEST = 67500000, SIDE = 600000;

static void die(const char *what) { fprintf(stderr, "feed: %s: %s\n", what, strerror(errno)); exit(1); }

static int64_t wall(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static double monotonic(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static uint64_t mixed(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

static int south(uint32_t vessel) { return SOUTH + mixed(vessel) % SIDE; }
static int west(uint32_t vessel) { return WEST + (mixed(vessel) >> 32) % SIDE; }

static void put(uint8_t *six, int at, int width, uint32_t value) {
  for (int i = at + width - 1; i >= at; i--, value >>= 1)
    if (value & 1) six[i / 6] |= 32 >> i % 6;
}

static char *sentence(char *out, uint32_t vessel, int place_lat, int place_lon, int second) {
  uint8_t six[28] = {1};
  put(six, 8, 30, FIRST + vessel);
  put(six, 42, 8, 0x80);
  put(six, 50, 10, 52);
  put(six, 60, 1, 1);
  put(six, 61, 28, (uint32_t)place_lon & 0xfffffff);
  put(six, 89, 27, (uint32_t)place_lat & 0x7ffffff);
  put(six, 116, 12, 450);
  put(six, 128, 9, 45);
  put(six, 137, 6, second);
  memcpy(out, "!AIVDM,1,1,,A,", 14);
  for (int i = 0; i < 28; i++) out[14 + i] = six[i] < 40 ? six[i] + 48 : six[i] + 56;
  memcpy(out + 42, ",0*", 3);
  uint8_t sum = 0;
  for (int i = 1; i < 44; i++) sum ^= out[i];
  out[45] = "0123456789ABCDEF"[sum >> 4];
  out[46] = "0123456789ABCDEF"[sum & 15];
  out[47] = '\r';
  out[48] = '\n';
  return out + LINE;
}

#include "mix.h"

// Writes the next messages of a mix, about `most` sentences; counts what is sent.
typedef struct { int64_t sentences, messages, positions, statics; } Sent;

static char *mixed_messages(char *end, const Mix *mix, Sent *sent, int64_t most, uint32_t vessels, int step, int second) {
  for (int64_t stop = sent->sentences + most; sent->sentences < stop;) {
    Message m = mix->all[sent->messages % mix->count];
    if (is_position(m.type)) {
      uint32_t vessel = sent->positions % vessels;
      int gone = (int)(sent->positions / vessels) * step;
      m = mix->all[mix->positions[vessel % mix->position_count]];
      place(&m, FIRST + vessel, south(vessel) + gone, west(vessel) + gone, second);
      sent->positions++;
    } else if (is_static(m.type)) {
      set(m.six, 8, 30, FIRST + sent->statics++ % vessels);
    }
    sent->sentences += sentences(&end, &m, (int)(sent->messages % 10));
    sent->messages++;
  }
  return end;
}

static int send_all(int port, double rate, double seconds, uint32_t vessels, int step, const char *recording) {
  Mix mix = {0};
  if (recording) mix = read_mix(recording);
  Sent sent = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to)) die("connect");
  const int64_t total = (int64_t)(rate * seconds), most = rate / 100 < 1 ? 1 : (int64_t)(rate / 100);
  char *buffer = malloc((most + 10) * 90);
  int64_t from = wall();
  const double start = monotonic();
  double late = 0;
  for (int64_t i = 0; i < total;) {
    // Every 10 ms what is due by then.
    double now = monotonic() - start, due = (double)i / rate;
    if (due > now) {
      struct timespec pause = {0, (long)((due - now) * 1e9)};
      nanosleep(&pause, NULL);
    } else if (now - due > late) {
      late = now - due;
    }
    int second = (int)(wall() / 1000 % 60);
    char *end = buffer;
    if (recording) end = mixed_messages(end, &mix, &sent, most < total - i ? most : total - i, vessels, step, second);
    i = recording ? sent.sentences : i;
    for (int64_t j = 0; !recording && j < most && i < total; j++, i++) {
      uint32_t vessel = i % vessels;
      int gone = (int)(i / vessels) * step;
      end = sentence(end, vessel, south(vessel) + gone, west(vessel) + gone, second);
    }
    for (char *p = buffer; p < end;) {
      ssize_t n = write(fd, p, end - p);
      if (n < 0) die("write");
      p += n;
    }
  }
  double took = monotonic() - start;
  int64_t last = wall();
  if (!recording) sent = (Sent){total, total, total, 0};
  struct rusage use;
  getrusage(RUSAGE_SELF, &use);
  printf("{\"sent\": %lld, \"messages\": %lld, \"positions\": %lld, \"from\": %lld, \"last\": %lld, \"seconds\": %.3f, \"late\": %.3f, \"cpu\": %.3f}\n", (long long)sent.sentences,
         (long long)sent.messages, (long long)sent.positions, (long long)from, (long long)last, took, late,
         use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6);
  fflush(stdout);
  // The connection stays until the other side has it all: the caller closes our input.
  while (getchar() != EOF) {}
  return close(fd);
}

typedef struct { int64_t count, rows, strange, twice, early, late, disorder; double lag, most_lag; } Check;

static void check_file(const char *path, uint32_t vessels, int step, int64_t from, double rate, int64_t last, uint8_t *seen,
                       int64_t *latest, int64_t *round, Check *c) {
  sqlite3 *db;
  sqlite3_stmt *rows;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) ||
      sqlite3_prepare_v2(db, "SELECT mmsi, at, latitude, longitude FROM position", -1, &rows, NULL)) {
    fprintf(stderr, "feed: %s: %s\n", path, sqlite3_errmsg(db));
    exit(1);
  }
  int code;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    c->rows++;
    int64_t vessel = sqlite3_column_int64(rows, 0) - FIRST, at = sqlite3_column_int64(rows, 1);
    if (vessel < 0 || vessel >= vessels) { c->strange++; continue; }
    int64_t north = llround(sqlite3_column_int64(rows, 2) * 3 / 50.0) - south(vessel), k = north / step, i = k * vessels + vessel;
    // The place must be the one sent, to the last of its digits.
    if (north < 0 || north % step || i >= c->count || sqlite3_column_int64(rows, 2) != llround((south(vessel) + north) * 50 / 3.0) ||
        sqlite3_column_int64(rows, 3) != llround((west(vessel) + north) * 50 / 3.0)) { c->strange++; continue; }
    if (seen[i / 8] >> i % 8 & 1) { c->twice++; continue; }
    seen[i / 8] |= 1 << i % 8;
    double lag = at - (from + i * 1000.0 / rate);
    c->lag += lag;
    if (lag > c->most_lag) c->most_lag = lag;
    if (at < from) c->early++;
    if (at > last) c->late++;
    if (at < latest[vessel] || k < round[vessel]) c->disorder++;
    latest[vessel] = at;
    round[vessel] = k;
  }
  if (code != SQLITE_DONE) { fprintf(stderr, "feed: %s: %s\n", path, sqlite3_errmsg(db)); exit(1); }
  sqlite3_finalize(rows);
  sqlite3_close(db);
}

static int check(char **a) {
  uint32_t vessels = atoi(a[1]);
  int step = atoi(a[2]);
  Check c = {.count = atoll(a[3])};
  uint8_t *seen = calloc(c.count / 8 + 1, 1);
  int64_t *latest = calloc(vessels, 8), *round = calloc(vessels, 8);
  DIR *folder = opendir(a[0]);
  if (!folder) die(a[0]);
  struct dirent *entry;
  char names[64][300];
  int files = 0;
  while ((entry = readdir(folder)) && files < 64) {
    size_t n = strlen(entry->d_name);
    if (n > 7 && n < 300 && !strcmp(entry->d_name + n - 7, ".sqlite") && !strstr(entry->d_name, a[7])) snprintf(names[files++], 300, "%.299s", entry->d_name);
  }
  qsort(names, files, 300, (int (*)(const void *, const void *))strcmp);
  for (int f = 0; f < files; f++) {
    char path[5000];
    snprintf(path, sizeof path, "%.4000s/%.299s", a[0], names[f]);
    check_file(path, vessels, step, atoll(a[4]), atof(a[5]), atoll(a[6]), seen, latest, round, &c);
  }
  int64_t missing = 0;
  for (int64_t i = 0; i < c.count; i++) missing += !(seen[i / 8] >> i % 8 & 1);
  printf("{\"rows\": %lld, \"missing\": %lld, \"strange\": %lld, \"twice\": %lld, \"early\": %lld, \"late\": %lld, \"disorder\": %lld, "
         "\"lag\": %.1f, \"most_lag\": %.1f}\n", (long long)c.rows, (long long)missing, (long long)c.strange, (long long)c.twice,
         (long long)c.early, (long long)c.late, (long long)c.disorder, c.rows ? c.lag / c.rows : 0, c.most_lag);
  return missing || c.strange || c.twice || c.early || c.late || c.disorder;
}

int main(int n, char **a) {
  if ((n == 7 || n == 8) && !strcmp(a[1], "send")) return send_all(atoi(a[2]), atof(a[3]), atof(a[4]), atoi(a[5]), atoi(a[6]), n == 8 ? a[7] : NULL);
  if (n == 10 && !strcmp(a[1], "check")) return check(a + 2);
  fprintf(stderr, "feed send PORT RATE SECONDS VESSELS STEP [RECORDING] | feed check FOLDER VESSELS STEP COUNT FROM RATE LAST SKIP\n");
  return 2;
}
