package io.broadsheet.standalone;

/** Why nothing was started; the message is one line that says what to do. */
final class Refusal extends RuntimeException {

    Refusal(String message) {
        super(message);
    }
}
