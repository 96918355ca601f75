// Opens signed notes with the package of the Go project that defined them (golang.org/x/mod/sumdb/note).
//
//	open VERIFIER... -- FILE...
//
// Prints a line a file: how many of the verifiers' signatures it bears, or why it cannot be opened.
package main

import (
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
)

func main() {
	var verifiers []note.Verifier
	words := os.Args[1:]
	for len(words) > 0 && words[0] != "--" {
		verifier, err := note.NewVerifier(words[0])
		if err != nil {
			fmt.Fprintln(os.Stderr, "open:", words[0], err)
			os.Exit(64)
		}
		verifiers = append(verifiers, verifier)
		words = words[1:]
	}
	if len(words) < 2 {
		fmt.Fprintln(os.Stderr, "usage: open VERIFIER... -- FILE...")
		os.Exit(64)
	}
	for _, file := range words[1:] {
		bytes, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, "open:", err)
			os.Exit(66)
		}
		opened, err := note.Open(bytes, note.VerifierList(verifiers...))
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(len(opened.Sigs))
	}
}
