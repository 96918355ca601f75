package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

func encode(said content) ([]byte, error) { return json.Marshal(said) }

// One hop: one queue, one store, one loop, as each service is. Events and answers leave by connections of their own.
type hop struct {
	options
	store      *store
	deliveries <-chan amqp.Delivery
	events     *amqp.Channel
	answers    *amqp.Channel
	confirms   chan amqp.Confirmation
	// Publishes so far, and how many of them are confirmed. They are counted here: the library's own waiting loses
	// confirms under load.
	published, confirmed int
	user                 string
	seen                 map[string]bool
	result               result
}

func runHop(o options) (result, error) {
	address, err := amqp.ParseURI(o.url)
	if err != nil {
		return result{}, err
	}
	kept, err := openStore(o.dir)
	if err != nil {
		return result{}, err
	}
	defer kept.close()
	var channels [3]*amqp.Channel
	for each := range channels {
		connection, err := amqp.Dial(o.url)
		if err != nil {
			return result{}, err
		}
		defer connection.Close()
		if channels[each], err = connection.Channel(); err != nil {
			return result{}, err
		}
	}
	h := &hop{
		options: o, store: kept, events: channels[1], answers: channels[2], user: address.Username,
		confirms: channels[1].NotifyPublish(make(chan amqp.Confirmation, 2*o.window)), seen: map[string]bool{},
	}
	if err := h.events.Confirm(false); err != nil {
		return result{}, err
	}
	if err := channels[0].Qos(2*o.batch, 0, false); err != nil {
		return result{}, err
	}
	deliveries, err := channels[0].Consume(o.queue(o.hop), "", false, false, false, false, nil)
	if err != nil {
		return result{}, err
	}
	h.deliveries = gathered(deliveries, 2*o.batch)
	expected := o.expected(o.hop)
	for h.result.Distinct < expected {
		if err := h.round(); err != nil {
			return h.result, err
		}
	}
	if err := h.settle(0); err != nil {
		return h.result, err
	}
	if err := kept.count(&h.result); err != nil {
		return h.result, err
	}
	return h.result, nil
}

// The library hands over one delivery at a time. Gathered, they are at hand together, and a batch has more than one.
func gathered(deliveries <-chan amqp.Delivery, most int) <-chan amqp.Delivery {
	here := make(chan amqp.Delivery, most)
	go func() {
		for delivery := range deliveries {
			here <- delivery
		}
		close(here)
	}()
	return here
}

// Waits for a first delivery, then takes only what is already here.
func (h *hop) batch() ([]amqp.Delivery, error) {
	first, open := <-h.deliveries
	if !open {
		return nil, errors.New("the connection was closed")
	}
	taken := []amqp.Delivery{first}
	for len(taken) < h.options.batch {
		select {
		case next, open := <-h.deliveries:
			if !open {
				return nil, errors.New("the connection was closed")
			}
			taken = append(taken, next)
		default:
			return taken, nil
		}
	}
	return taken, nil
}

// What a delivery came to.
type outcome struct {
	answer []byte // of a command
	event  []byte // what follows, if anything does
	id     string // the event's
}

func (h *hop) round() error {
	taken, err := h.batch()
	if err != nil {
		return err
	}
	outcomes := make([]outcome, len(taken))
	if err := h.store.begin(); err != nil {
		return err
	}
	for each := range taken {
		if outcomes[each], err = h.decide(&taken[each]); err != nil {
			return err
		}
	}
	if err := h.store.commit(); err != nil {
		return err
	}
	h.result.Commits++
	if err := taken[len(taken)-1].Ack(true); err != nil {
		return err
	}
	for each, outcome := range outcomes {
		if err := h.tell(&taken[each], outcome); err != nil {
			return err
		}
		h.result.Received++
		if id := taken[each].MessageId; !h.seen[id] {
			h.seen[id] = true
			h.result.Distinct++
		}
	}
	return h.settle(h.window)
}

func (h *hop) decide(delivery *amqp.Delivery) (outcome, error) {
	var said content
	if err := json.Unmarshal(delivery.Body, &said); err != nil {
		return outcome{}, err
	}
	made := outcome{}
	if delivery.ReplyTo != "" {
		made.answer = []byte(`{"events":["` + delivery.MessageId + `"],"status":"accepted"}`)
		if h.isFollowed(said.Number) {
			made.id = identity(h.commands + said.Number)
		}
	}
	body, err := encode(said)
	if err != nil {
		return made, err
	}
	if made.id != "" {
		made.event = body
	}
	return made, h.store.take(delivery, "file/"+said.Dossier, body, made.answer)
}

func (h *hop) tell(delivery *amqp.Delivery, made outcome) error {
	if made.answer != nil {
		message := amqp.Publishing{
			ContentType: "application/json", CorrelationId: delivery.MessageId, UserId: h.user, Type: "ccs.answer.v1",
			Timestamp: delivery.Timestamp, Body: made.answer, Headers: amqp.Table{
				"ccs_dossier": delivery.CorrelationId, "cloudEvents_time": "2026-11-23T09:30:00.000Z",
			},
		}
		if err := h.answers.PublishWithContext(
			context.Background(), "", delivery.ReplyTo, false, false, message); err != nil {
			return err
		}
	}
	if made.event == nil {
		return nil
	}
	if err := h.settle(h.window - 1); err != nil {
		return err
	}
	message := amqp.Publishing{
		ContentType: "application/json", DeliveryMode: amqp.Persistent, MessageId: made.id,
		CorrelationId: delivery.CorrelationId, UserId: h.user, AppId: "registration", Type: delivery.Type,
		Timestamp: delivery.Timestamp, Body: made.event,
		Headers: headers(made.id, "file/"+delivery.CorrelationId, h.published),
	}
	h.published++
	return h.events.PublishWithContext(
		context.Background(), "", h.queue(h.next(h.hop)), true, false, message)
}

// Takes the confirms that are here; waits until at most `left` are missing.
func (h *hop) settle(left int) error {
	for h.published > h.confirmed {
		var confirm amqp.Confirmation
		var open bool
		if h.published-h.confirmed > left {
			select {
			case confirm, open = <-h.confirms:
			case <-time.After(h.timeout):
				return errors.New(strconv.Itoa(h.published-h.confirmed) + " publishes are not confirmed")
			}
		} else {
			select {
			case confirm, open = <-h.confirms:
			default:
				return nil
			}
		}
		if !open || !confirm.Ack {
			return fmt.Errorf("publish %d was not taken", h.confirmed+1)
		}
		h.confirmed++
	}
	return nil
}
