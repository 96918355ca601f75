package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// What a command says, and the event that follows from it.
type content struct {
	Dossier   string `json:"dossier"`
	Candidate string `json:"candidate"`
	Number    int    `json:"number"`
	Text      string `json:"text"`
}

func identity(number int) string { return fmt.Sprintf("01935a6e-7c1b-7000-8000-%012x", number) }

// Headers like those of the services' messages.
func headers(id, subject string, number int) amqp.Table {
	return amqp.Table{
		"cloudEvents_specversion": "1.0",
		"cloudEvents_id":          id,
		"cloudEvents_type":        "registration.registration-accepted.v1",
		"cloudEvents_source":      "registration",
		"cloudEvents_subject":     subject,
		"cloudEvents_time":        "2026-11-23T09:30:00.000000Z",
		"cloudEvents_dataschema":  "urn:ccs:registration.registration-accepted.v1",
		"traceparent":             fmt.Sprintf("00-4bf92f3577b34da6a3ce%012x-00f067aa0ba902b7-01", number),
		"ccs_causation":           identity(number),
		"ccs_actor":               "officer:a.martin",
		"ccs_digest":              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		"ccs_version":             "2",
	}
}

// Sends the commands of a run, and takes the answers.
type driver struct {
	connection *amqp.Connection
	channel    *amqp.Channel
	answers    <-chan amqp.Delivery
	returned   chan amqp.Return
	user       string
}

func openDriver(o options) (*driver, error) {
	address, err := amqp.ParseURI(o.url)
	if err != nil {
		return nil, err
	}
	connection, err := amqp.Dial(o.url)
	if err != nil {
		return nil, err
	}
	channel, err := connection.Channel()
	if err != nil {
		return nil, err
	}
	// A run that is killed cannot delete its queues: the broker does, an hour after the last use.
	arguments := amqp.Table{"x-queue-type": "quorum", "x-expires": int32(3600000)}
	for hop := 1; hop <= o.hops; hop++ {
		if _, err := channel.QueueDeclare(o.queue(hop), true, false, false, false, arguments); err != nil {
			return nil, err
		}
	}
	answers, err := channel.Consume("amq.rabbitmq.reply-to", "", true, false, false, false, nil)
	if err != nil {
		return nil, err
	}
	made := &driver{connection, channel, answers, make(chan amqp.Return, 16), address.Username}
	channel.NotifyReturn(made.returned)
	return made, nil
}

// Commands for all hops in turn, as many unanswered as may be. Says how many hops are done by then.
func (d *driver) command(o options, ended <-chan error) (int, error) {
	text := strings.Repeat("a text as people write them, ", o.bodyBytes/29+1)
	patience := time.NewTimer(o.timeout)
	defer patience.Stop()
	sent, answered, done := 0, 0, 0
	for answered < o.commands {
		for ; sent < o.commands && sent-answered < o.outstanding; sent++ {
			if err := d.send(o, sent, text); err != nil {
				return done, err
			}
		}
		select {
		case _, open := <-d.answers:
			if !open {
				return done, errors.New("the connection was closed")
			}
			answered++
		case returned := <-d.returned:
			return done, fmt.Errorf("a command came back: %s", returned.ReplyText)
		case err := <-ended:
			if err != nil {
				return done, err
			}
			done++
		case <-patience.C:
			return done, fmt.Errorf("%d of %d commands are answered after %s", answered, o.commands, o.timeout)
		}
	}
	return done, nil
}

func (d *driver) send(o options, number int, text string) error {
	subject := fmt.Sprintf("P2ST-2026-%08d", number)
	said := content{Dossier: subject, Candidate: fmt.Sprintf("P-%d", number), Number: number}
	bare, err := encode(said)
	if err != nil {
		return err
	}
	if left := o.bodyBytes - len(bare); left > 0 {
		said.Text = text[:left]
	}
	body, err := encode(said)
	if err != nil {
		return err
	}
	id := identity(number)
	return d.channel.PublishWithContext(context.Background(), "", o.queue(number%o.hops+1), true, false, amqp.Publishing{
		ContentType: "application/json", DeliveryMode: amqp.Persistent, MessageId: id, CorrelationId: subject,
		ReplyTo: "amq.rabbitmq.reply-to", UserId: d.user, AppId: "registration",
		Type: "registration.registration-accepted.v1", Timestamp: time.Unix(1795426200, 0),
		Headers: headers(id, "file/"+subject, number), Body: body,
	})
}

func (d *driver) close() { d.connection.Close() }
