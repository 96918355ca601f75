#include "floor.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: floor --url amqp://user:password@host:port/vhost [options]\n"
    "  --messages N      messages through all hops (20000; with --lone 300)\n"
    "  --body-bytes N    size of a body (900)\n"
    "  --batch N         most messages in a transaction (128; with --lone 1)\n"
    "  --window N        publishes that may wait for their confirm (512)\n"
    "  --prefetch N      deliveries that may wait for their acknowledgement (twice the batch)\n"
    "  --hops N          processes, each with a queue and a store (4)\n"
    "  --dir DIR         where the folder of stores is made, on the disk to measure (the current folder)\n"
    "  --lone            one message at a time through all hops: the time of a hop\n"
    "  --answered        commands that are answered, as the services have them; N messages are N commands\n"
    "  --outstanding N   commands that may wait for their answer (400)\n"
    "  --events-percent N  of a hundred commands, how many are followed by an event for the next hop (27)\n"
    "  --live            feed while the hops run; without it all messages are queued before they start\n"
    "  --timeout S       give up after so many seconds (300)\n"
    "  --keep            leave the stores\n";

static int number(const char *name, const char *text, long least, long most)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*text == 0 || *end != 0 || value < least || value > most)
        fail("--%s takes a number from %ld to %ld, not \"%s\"", name, least, most, text);
    return (int)value;
}

struct options readOptions(int argc, char **argv)
{
    enum { url = 1, messages, bodyBytes, batch, window, prefetch, hops, dir, lone, answered, outstanding,
           eventsPercent, live, timeout, keep, help };
    static const struct option known[] = {
        { "url", required_argument, 0, url },
        { "messages", required_argument, 0, messages },
        { "body-bytes", required_argument, 0, bodyBytes },
        { "batch", required_argument, 0, batch },
        { "window", required_argument, 0, window },
        { "prefetch", required_argument, 0, prefetch },
        { "hops", required_argument, 0, hops },
        { "dir", required_argument, 0, dir },
        { "lone", no_argument, 0, lone },
        { "answered", no_argument, 0, answered },
        { "outstanding", required_argument, 0, outstanding },
        { "events-percent", required_argument, 0, eventsPercent },
        { "live", no_argument, 0, live },
        { "timeout", required_argument, 0, timeout },
        { "keep", no_argument, 0, keep },
        { "help", no_argument, 0, help },
        { 0, 0, 0, 0 },
    };
    struct options options = { .dir = ".", .bodyBytes = 900, .window = 512, .hops = 4, .timeoutSeconds = 300,
                               .outstanding = 400, .eventsPercent = 27 };
    int option, index = 0;
    while ((option = getopt_long(argc, argv, "", known, &index)) != -1) {
        const char *name = option == '?' ? "" : known[index].name;
        switch (option) {
        case url: options.url = optarg; break;
        case messages: options.messages = number(name, optarg, 1, 10000000); break;
        case bodyBytes: options.bodyBytes = number(name, optarg, 64, 100000); break;
        case batch: options.batch = number(name, optarg, 1, 10000); break;
        case window: options.window = number(name, optarg, 1, maxWindow - 1); break;
        case prefetch: options.prefetch = number(name, optarg, 1, 65535); break;
        case hops: options.hops = number(name, optarg, 1, maxHops); break;
        case dir: options.dir = optarg; break;
        case lone: options.lone = true; break;
        case answered: options.answered = true; break;
        case outstanding: options.outstanding = number(name, optarg, 1, 100000); break;
        case eventsPercent: options.eventsPercent = number(name, optarg, 0, 100); break;
        case live: options.live = true; break;
        case timeout: options.timeoutSeconds = number(name, optarg, 1, 86400); break;
        case keep: options.keep = true; break;
        case help: fputs(usage, stdout); exit(0);
        default: fputs(usage, stderr); exit(64);
        }
    }
    if (options.answered && (options.lone || options.live)) fail("--answered goes without --lone and --live");
    if (!options.url || optind != argc) {
        fputs(usage, stderr);
        exit(64);
    }
    if (!options.messages) options.messages = options.lone ? 300 : 20000;
    if (!options.batch) options.batch = options.lone ? 1 : 128;
    if (!options.prefetch) options.prefetch = 2 * options.batch;
    return options;
}
