/* The physical limit of a decoder of NMEA lines: find each newline, verify each XOR checksum, do nothing else.
   cc -O3 -march=native limit.c -o limit && ./limit FILE    prints lines, good and bad checksums. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 1 << 18, SLACK = 16 };
static unsigned char room[ROOM + SLACK];

static int nibble(unsigned c) {
  c |= 0x20;
  return c >= 'a' ? (int)(c - 'a' + 10) : (int)(c & 15);
}

/* The exclusive or of n bytes, eight at a time. */
static unsigned parity(const unsigned char *p, size_t n) {
  uint64_t sum = 0, word;
  while (n >= 8) {
    memcpy(&word, p, 8);
    sum ^= word;
    p += 8;
    n -= 8;
  }
  if (n > 0) {
    word = 0;
    memcpy(&word, p, n);
    sum ^= word;
  }
  sum ^= sum >> 32;
  sum ^= sum >> 16;
  return (unsigned)((sum ^ (sum >> 8)) & 0xff);
}

int main(int argc, char **argv) {
  int file = argc == 2 ? open(argv[1], O_RDONLY) : -1;
  if (file < 0) {
    fprintf(stderr, "usage: limit FILE\n");
    return 2;
  }
  long lines = 0, good = 0, bad = 0;
  size_t have = 0;
  for (;;) {
    ssize_t got = read(file, room + have, ROOM - have);
    if (got <= 0) break;
    have += (size_t)got;
    unsigned char *line = room, *end = room + have, *newline;
    while ((newline = memchr(line, '\n', (size_t)(end - line))) != NULL) {
      size_t n = (size_t)(newline - line);
      if (n > 0 && line[n - 1] == '\r') n--;
      lines++;
      if (n > 4 && (line[0] == '!' || line[0] == '$')) {
        unsigned char *star = line[n - 3] == '*' ? line + n - 3 : memchr(line, '*', n);
        if (star != NULL && star + 2 < line + n) {
          unsigned wanted = (unsigned)(nibble(star[1]) << 4 | nibble(star[2]));
          if (parity(line + 1, (size_t)(star - line) - 1) == wanted) good++;
          else bad++;
        }
      }
      line = newline + 1;
    }
    have = (size_t)(end - line);
    if (have == ROOM) have = 0; /* one line of 256 KiB: not a line */
    memmove(room, line, have);
  }
  printf("%ld lines, %ld good, %ld bad\n", lines, good, bad);
  return 0;
}
