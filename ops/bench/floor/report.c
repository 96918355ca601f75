/* What was measured, as one JSON line. */
#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/vfs.h>

static int ascending(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double percentile(const double *sorted, int count, double share)
{
    int at = (int)(share * count);
    return sorted[at < count ? at : count - 1];
}

static double seconds(int64_t nanoseconds) { return (double)nanoseconds / 1e9; }

static const char *fileSystem(const char *folder)
{
    struct statfs about;
    if (statfs(folder, &about) != 0) return "unknown";
    switch ((unsigned long)about.f_type) {
    case 0xEF53: return "ext";
    case 0x58465342: return "xfs";
    case 0x9123683E: return "btrfs";
    case 0x01021994: return "tmpfs";
    case 0x794C7630: return "overlay";
    default: return "other";
    }
}

static bool isExact(const struct options *options, const struct result *result, int hop)
{
    int wanted = expectedAt(options, hop);
    return result->finished && result->duplicates == 0 && result->received == wanted && result->distinct == wanted
        && result->inboxRows == wanted && result->journalRows == wanted;
}

/* Hop times are from one hop's publish to the next one's: one passage through the broker, one commit. */
static void printLone(const struct options *options, const struct board *board)
{
    int messages = options->messages, count = messages * options->hops;
    double *hop = calloc((size_t)count, sizeof(double)), *whole = calloc((size_t)messages, sizeof(double));
    for (int message = 0; message < messages; message++) {
        const int64_t *at = &board->stamp[message];
        for (int number = 1; number <= options->hops; number++)
            hop[message * options->hops + number - 1] =
                (double)(at[number * messages] - at[(number - 1) * messages]) / 1e6;
        whole[message] = (double)(at[options->hops * messages] - at[0]) / 1e6;
    }
    qsort(hop, (size_t)count, sizeof(double), ascending);
    qsort(whole, (size_t)messages, sizeof(double), ascending);
    printf(",\"hop_ms_p50\":%.3f,\"hop_ms_p99\":%.3f,\"hop_ms_max\":%.3f,\"all_hops_ms_p50\":%.3f",
           percentile(hop, count, 0.5), percentile(hop, count, 0.99), hop[count - 1],
           percentile(whole, messages, 0.5));
    free(hop);
    free(whole);
}

bool report(const struct options *options, const struct board *board, const char *storeFolder, int64_t started,
            int64_t fed, int leftOver)
{
    int64_t first = options->answered ? started : board->hop[0].first, done = 0, cpu = 0, commits = 0;
    double hops = 0;
    bool exact = leftOver == 0;
    for (int each = 0; each < options->hops; each++) {
        const struct result *result = &board->hop[each];
        if (!isExact(options, result, each + 1)) {
            exact = false;
            fprintf(stderr, "floor: hop %d: received %d, distinct %d, twice %d, inbox %d, journal %d of %d\n", each + 1,
                    result->received, result->distinct, result->duplicates, result->inboxRows, result->journalRows,
                    expectedAt(options, each + 1));
        }
        hops += expectedAt(options, each + 1);
        if (result->done > done) done = result->done;
        cpu += result->cpu;
        commits += result->commits;
    }
    if (leftOver != 0) fprintf(stderr, "floor: %d messages were left in the queues\n", leftOver);
    double took = seconds(done - first);
    printf("{\"name\":\"floor\",\"mode\":\"%s\",\"hops\":%d,\"messages\":%d,\"body_bytes\":%d,\"batch\":%d,"
           "\"window\":%d,\"prefetch\":%d,\"feed\":\"%s\",\"file_system\":\"%s\",\"exactly_once\":%s",
           options->lone ? "lone" : options->answered ? "answered" : "saturation", options->hops, options->messages, options->bodyBytes, options->batch,
           options->window, options->prefetch, options->lone ? "lone" : options->answered ? "answered" : options->live ? "live" : "preloaded",
           fileSystem(storeFolder), exact ? "true" : "false");
    if (exact) {
        printf(",\"seconds\":%.3f,\"hops_per_second\":%.0f,\"files_per_second\":%.0f,\"mean_batch\":%.1f,"
               "\"cpu_microseconds_per_hop\":%.1f,\"feed_seconds\":%.3f",
               took, hops / took, options->messages / took, hops / (double)commits, (double)cpu / 1e3 / hops,
               seconds(fed));
        if (options->lone) printLone(options, board);
    }
    puts("}");
    return exact;
}
