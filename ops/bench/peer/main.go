// The peer: the services' traffic carried by plain Go services without rules.
//
// A hop takes what is delivered, decodes each command and each event, writes inbox, state and journal in one
// transaction for the whole batch, commits to disk, acknowledges, answers the commands, and publishes the events that
// follow, with confirms.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// What one run carries. Every process of it gets the same.
type options struct {
	url           string
	dir           string
	commands      int
	bodyBytes     int
	eventsPercent int
	outstanding   int
	batch         int
	window        int
	hops          int
	timeout       time.Duration
	run           string // what the queues of this run are called
	hop           int    // 1 and so on in the process of a hop; 0 in the driver
}

func (o options) queue(hop int) string { return fmt.Sprintf("peer.%s.%d", o.run, hop) }

func (o options) next(hop int) int { return hop%o.hops + 1 }

// Whether an event follows the command of that number: the same choice as the floor's.
func (o options) isFollowed(number int) bool {
	turn := number / o.hops
	return (turn+1)*o.eventsPercent/100 > turn*o.eventsPercent/100
}

// How many deliveries a hop takes.
func (o options) expected(hop int) int {
	expected, before := 0, hop-1
	if before == 0 {
		before = o.hops
	}
	for number := 0; number < o.commands; number++ {
		to := number%o.hops + 1
		if to == hop {
			expected++
		}
		if to == before && o.isFollowed(number) {
			expected++
		}
	}
	return expected
}

func read() options {
	o := options{}
	flag.StringVar(&o.url, "url", "", "amqp://user:password@host:port/vhost")
	flag.StringVar(&o.dir, "dir", ".", "where the folder of stores is made, on the disk to measure")
	flag.IntVar(&o.commands, "messages", 20000, "commands")
	flag.IntVar(&o.bodyBytes, "body-bytes", 900, "size of a body")
	flag.IntVar(&o.eventsPercent, "events-percent", 27, "of a hundred commands, how many are followed by an event")
	flag.IntVar(&o.outstanding, "outstanding", 400, "commands that may wait for their answer")
	flag.IntVar(&o.batch, "batch", 128, "most messages in a transaction; 1 commits each alone")
	flag.IntVar(&o.window, "window", 512, "publishes that may wait for their confirm")
	flag.IntVar(&o.hops, "hops", 4, "processes, each with a queue and a store")
	flag.DurationVar(&o.timeout, "timeout", 5*time.Minute, "give up after so long")
	flag.StringVar(&o.run, "run", fmt.Sprint(os.Getpid()), "for the processes of the hops")
	flag.IntVar(&o.hop, "hop", 0, "for the processes of the hops")
	flag.Parse()
	if o.url == "" || flag.NArg() > 0 || o.commands < 1 || o.hops < 1 || o.batch < 1 || o.window < 1 ||
		o.outstanding < 1 || o.bodyBytes < 200 {
		fmt.Fprintln(os.Stderr, "peer: --url is needed, and every number is at least 1 (--body-bytes 200)")
		flag.Usage()
		os.Exit(64)
	}
	return o
}

// What one hop says when it ends.
type result struct {
	Received, Distinct, Inbox, Journal, Commits int
}

func main() {
	o := read()
	if o.hop > 0 {
		took, err := runHop(o)
		check(err, "hop %d", o.hop)
		check(json.NewEncoder(os.Stdout).Encode(took), "hop %d: telling", o.hop)
		return
	}
	folder, err := os.MkdirTemp(o.dir, "peer-")
	check(err, "a folder in %s", o.dir)
	exact, err := measure(o, folder)
	os.RemoveAll(folder)
	check(err, "the run")
	if !exact {
		os.Exit(1)
	}
}

// Starts the hops, sends the commands, and prints one line of JSON; false if a message was lost or came twice.
func measure(o options, folder string) (bool, error) {
	driver, err := openDriver(o)
	if err != nil {
		return false, err
	}
	defer driver.close()
	processes := make([]*exec.Cmd, o.hops)
	results := make([]result, o.hops)
	ended := make(chan error, o.hops)
	for each := range processes {
		hop := each + 1
		process := exec.Command(os.Args[0], append(os.Args[1:], "--run", o.run, "--hop", fmt.Sprint(hop), "--dir",
			filepath.Join(folder, fmt.Sprintf("hop-%d.sqlite", hop)))...)
		process.Stderr = os.Stderr
		output, err := process.StdoutPipe()
		if err != nil {
			return false, err
		}
		if err := process.Start(); err != nil {
			return false, err
		}
		defer process.Process.Kill()
		processes[each] = process
		go func() {
			err := json.NewDecoder(output).Decode(&results[hop-1])
			if waited := process.Wait(); waited != nil {
				err = waited
			}
			ended <- err
		}()
	}
	start := time.Now()
	done, err := driver.command(o, ended)
	if err != nil {
		return false, err
	}
	for ; done < o.hops; done++ {
		select {
		case err := <-ended:
			if err != nil {
				return false, err
			}
		case <-time.After(o.timeout):
			return false, fmt.Errorf("not done after %s", o.timeout)
		}
	}
	seconds := time.Since(start).Seconds()
	exact, hops, commits, cpu := true, 0, 0, 0.0
	for each, took := range results {
		expected := o.expected(each + 1)
		if took.Received != expected || took.Distinct != expected || took.Inbox != expected || took.Journal != expected {
			fmt.Fprintf(os.Stderr, "peer: hop %d: %+v of %d\n", each+1, took, expected)
			exact = false
		}
		hops += expected
		commits += took.Commits
		state := processes[each].ProcessState
		cpu += (state.UserTime() + state.SystemTime()).Seconds()
	}
	line := map[string]any{
		"name": "peer", "hops": o.hops, "messages": o.commands, "body_bytes": o.bodyBytes, "batch": o.batch,
		"window": o.window, "exactly_once": exact,
	}
	if exact {
		line["seconds"] = seconds
		line["hops_per_second"] = float64(hops) / seconds
		line["mean_batch"] = float64(hops) / float64(commits)
		line["cpu_microseconds_per_hop"] = cpu * 1e6 / float64(hops)
	}
	return exact, json.NewEncoder(os.Stdout).Encode(line)
}

func check(err error, format string, arguments ...any) {
	if err == nil {
		return
	}
	fmt.Fprintf(os.Stderr, "peer: "+format+": %v\n", append(arguments, err)...)
	os.Exit(1)
}
