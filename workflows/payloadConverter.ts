import {
  CompositePayloadConverter,
  JsonPayloadConverter,
  BinaryPayloadConverter,
  UndefinedPayloadConverter,
  type Payload,
  type PayloadConverter,
} from '@temporalio/common';

/** What stands in the place of a payload that cannot be read. Handlers refuse it; nothing fails. */
export interface Malformed {
  readonly malformed: string;
}

/** The usual converters, except that an unreadable payload becomes a `Malformed` value: a bad signal must never wedge a workflow. */
class TolerantPayloadConverter implements PayloadConverter {
  private readonly usual = new CompositePayloadConverter(
    new UndefinedPayloadConverter(),
    new BinaryPayloadConverter(),
    new JsonPayloadConverter(),
  );

  toPayload<T>(value: T): Payload {
    return this.usual.toPayload(value);
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return this.usual.fromPayload<T>(payload);
    } catch (error) {
      const malformed: Malformed = { malformed: error instanceof Error ? error.message.slice(0, 200) : 'unreadable payload' };
      return malformed as T;
    }
  }
}

export const payloadConverter = new TolerantPayloadConverter();
