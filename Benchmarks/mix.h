// The mix of a recording: its messages in their order, to be sent again as those of other vessels. Used by feed.c.
//
// Position reports (types 1, 2, 3, 9, 18, 19) get a vessel, a place and the second of now; each vessel is always the same recorded one, with its type, speed,
// course and status. Static data (5, 24) get a vessel. All others (base stations, aids, binary messages, …) stay whose they were. A status of 14 (a
// distress transmitter) becomes 15: a hundred vessels in distress would be another bench.
typedef struct { uint8_t six[220]; uint16_t count; uint8_t fill, type; } Message;
typedef struct { Message *all; int32_t count, *positions, position_count; } Mix;

static uint32_t get(const uint8_t *six, int at, int width) {
  uint32_t value = 0;
  for (int i = at; i < at + width; i++) value = value << 1 | (six[i / 6] >> (5 - i % 6) & 1);
  return value;
}

static void set(uint8_t *six, int at, int width, uint32_t value) {
  for (int i = at + width - 1; i >= at; i--, value >>= 1)
    six[i / 6] = (six[i / 6] & ~(32 >> i % 6)) | (value & 1 ? 32 >> i % 6 : 0);
}

static int is_position(int type) { return (type >= 1 && type <= 3) || type == 9 || type == 18 || type == 19; }
static int is_static(int type) { return type == 5 || type == 24; }

static Mix read_mix(const char *path) {
  Mix mix = {0};
  FILE *file = fopen(path, "r");
  if (!file) { fprintf(stderr, "feed: can't read %s\n", path); exit(1); }
  Message open[10] = {0};
  int parts[10] = {0}, room = 0;
  char line[1024], payload[512];
  while (fgets(line, sizeof line, file)) {
    int total, number, fill;
    if (line[0] != '!' || strncmp(line + 3, "VDM,", 4) || sscanf(line + 7, "%d,%d", &total, &number) != 2) continue;
    // Fields may be empty, which scanf can't say.
    char *field = line + 11, *fields[4];
    int k = 0;
    for (char *p = field; k < 4 && p; k++) {
      fields[k] = p;
      p = strchr(p, ',');
      if (p) *p++ = 0;
    }
    if (k < 4 || strlen(fields[2]) > 200) continue;
    fill = fields[3][0] - '0';
    strcpy(payload, fields[2]);
    int at = total == 1 ? 0 : fields[0][0] - '0';
    if (at < 0 || at > 9) continue;
    Message *m = &open[at];
    if (number == 1) { m->count = 0; parts[at] = 0; }
    if (number != parts[at] + 1) continue;
    parts[at] = number;
    for (char *p = payload; *p && m->count < sizeof m->six; p++) m->six[m->count++] = *p - 48 > 40 ? *p - 56 : *p - 48;
    m->fill = fill;
    if (number < total) continue;
    parts[at] = 99;
    m->type = m->six[0];
    // A message cut short of its place or its length is none to send again.
    if (m->count < 7 || m->count > 165 || (is_position(m->type) && m->count < (m->type == 19 ? 52 : 28))) continue;
    if (mix.count == room) {
      room = room ? room * 2 : 1024;
      mix.all = realloc(mix.all, room * sizeof *mix.all);
      mix.positions = realloc(mix.positions, room * sizeof *mix.positions);
    }
    if (is_position(m->type)) mix.positions[mix.position_count++] = mix.count;
    mix.all[mix.count++] = *m;
  }
  fclose(file);
  if (mix.position_count == 0) { fprintf(stderr, "feed: no position in %s\n", path); exit(1); }
  return mix;
}

static void place(Message *m, uint32_t mmsi, int lat, int lon, int second) {
  int is_b = m->type == 18 || m->type == 19;
  set(m->six, 8, 30, mmsi);
  set(m->six, is_b ? 57 : 61, 28, (uint32_t)lon & 0xfffffff);
  set(m->six, is_b ? 85 : 89, 27, (uint32_t)lat & 0x7ffffff);
  set(m->six, is_b ? 133 : m->type == 9 ? 128 : 137, 6, second);
  if (m->type <= 3 && get(m->six, 38, 4) == 14) set(m->six, 38, 4, 15);
}

// The sentences of a message, 56 characters each at most; returns how many.
static int sentences(char **out, const Message *m, int sequence) {
  int total = (m->count + 55) / 56;
  for (int number = 1; number <= total; number++) {
    char *line = *out, *p = line;
    p += total == 1 ? sprintf(p, "!AIVDM,1,1,,A,") : sprintf(p, "!AIVDM,%d,%d,%d,A,", total, number, sequence % 10);
    for (int i = (number - 1) * 56; i < m->count && i < number * 56; i++) *p++ = m->six[i] < 40 ? m->six[i] + 48 : m->six[i] + 56;
    p += sprintf(p, ",%d", number == total ? m->fill : 0);
    uint8_t sum = 0;
    for (char *q = line + 1; q < p; q++) sum ^= *q;
    *out = p + sprintf(p, "*%02X\r\n", sum);
  }
  return total;
}
