// Keeps what a partner branch is told in a folder, each once in a file that its id names: consumer FOLDER
package main

import (
	"crypto/tls"
	"crypto/x509"
	amqp "github.com/rabbitmq/amqp091-go"
	"log"
	"os"
	"time"
)

func main() {
	for ; ; time.Sleep(3 * time.Second) {
		func() {
			defer func() { log.Print("again in 3 s: ", recover()) }()
			var trust *tls.Config // without an authority of its own, the system's
			if own := x509.NewCertPool(); own.AppendCertsFromPEM([]byte(os.Getenv("CCS_PARTNER_CA"))) {
				trust = &tls.Config{RootCAs: own}
			}
			connection := must(amqp.DialTLS(os.Getenv("CCS_PARTNER_URL"), trust))
			defer connection.Close()
			channel := must(connection.Channel())
			must(0, channel.Qos(100, 0, false))
			for told := range must(channel.Consume(os.Getenv("CCS_PARTNER_QUEUE"), "", false, false, false, false, nil)) {
				name := os.Args[1] + "/" + told.AppId + "." + told.MessageId + ".json"
				file := must(os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY|os.O_SYNC, 0o600))
				must(file.Write(told.Body))
				must(0, file.Close())
				must(0, told.Ack(false)) // only now may the broker forget it
			}
		}()
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
