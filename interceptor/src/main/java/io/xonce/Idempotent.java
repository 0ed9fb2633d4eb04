/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Processes each logical message of a message-driven bean exactly once: message consumption, dedup
 * record, business state and outgoing messages commit or roll back together in the XA transaction
 * of the delivery. On a method, processes each logical call exactly once, in the JTA transaction it
 * runs in.
 *
 * <p><b>Where.</b> On a message-driven bean class that implements {@link
 * jakarta.jms.MessageListener}, with container-managed transactions and the attribute {@code
 * REQUIRED} (the default; Enterprise Beans 4.0, 8.6.3). Or on a method of a CDI or enterprise bean
 * that runs in a JTA transaction, its own ({@link jakarta.transaction.Transactional}) or its
 * caller's; interception needs a call through the injected bean, not through {@code this}. On the
 * class or method itself: on a superclass, an interface, another annotation or a method that the
 * bean overrides it protects nothing. Anything else fails the deployment. In a module that is not
 * scanned for beans it protects nothing either, and not every server tells. A method that several
 * beans inherit is a consumer of each.
 *
 * <p><b>Methods.</b> The key is made of the parameters with {@link IdempotencyKey}, or of {@code
 * argument(n)}. The result is stored as JSON, by its declared type, and comes back equal to a later
 * call with the same key. A type of which that cannot be said fails the deployment; a result that
 * would not come back equal is refused before it is stored, and its transaction rolls back. An
 * exception that leaves the method rolls the transaction back, a checked one too: a key stands for
 * a call that returned.
 *
 * <p><b>Settings.</b> Every member except {@link #consumer()} can be overridden without recompiling
 * by a MicroProfile Config property {@code xonce.<consumer>.<member>}, the member in words with
 * hyphens: {@code xonce.ledger.on-duplicate}.
 *
 * <p>The annotation is a stereotype too: that alone makes an archive without {@code beans.xml},
 * holding nothing but message-driven beans, a bean archive (CDI 4.0, 15.1). Without it the
 * container would ignore the interceptor without a word.
 */
@Documented
@InterceptorBinding
@Stereotype
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {

  /**
   * Stable name of this consumer: the scope of its keys. It must survive renaming the class,
   * because records are found under it; two beans of one application cannot share it. At most 200
   * printable characters.
   *
   * @return the name; empty (the default) for the fully qualified class name of the bean, and on a
   *     method its name behind that
   */
  @Nonbinding
  String consumer() default "";

  /**
   * Where the identity of a message is found: one expression or several that form a tuple.
   *
   * <ul>
   *   <li>{@code messageId}: the id that the message keeps over its deliveries, which is the JMS
   *       message id, or the message-id of AMQP. Catches what the broker delivers again, not what a
   *       producer sends again: that carries a new id.
   *   <li>{@code correlationId}: the JMS correlation id; bytes in hexadecimal.
   *   <li>{@code property(name)}: a message property (string, integer number or boolean), or a user
   *       property of MQTT 5.
   *   <li>{@code body(/json/pointer)}: a string, number or boolean in the JSON body of a text or
   *       bytes message (RFC 6901), an entry of a map, or an item of a stream by its number.
   *   <li>{@code cloudEvent}: source and id of a CloudEvent 1.0, in binary or structured mode.
   *   <li>{@code argument(n)}: on a method, and nothing else there: the argument of that number,
   *       counted from 0, of a type that {@link IdempotencyKey} allows.
   * </ul>
   *
   * A message lacking any part is refused; there is never a fallback. A {@link MessageKeyResolver}
   * bean named after the consumer replaces the expressions.
   *
   * @return the expressions, at least one
   */
  @Nonbinding
  String[] key() default "messageId";

  /**
   * Expression (as in {@link #key()}, one part) whose value separates the keys of different
   * tenants.
   *
   * @return the expression; empty (the default) for none
   */
  @Nonbinding
  String tenant() default "";

  /**
   * What happens to a message whose key has been processed before.
   *
   * @return the reaction, {@link OnDuplicate#SKIP} by default
   */
  @Nonbinding
  OnDuplicate onDuplicate() default OnDuplicate.SKIP;

  /**
   * What of a message is compared when its key is known already: the same key with another payload
   * is a conflict, not a duplicate.
   *
   * @return {@code body} (the default: the whole body, on a method all arguments), {@code none}, or
   *     expressions as in {@link #key()}, {@code body} among them if that is wanted, whose values
   *     are compared, null and nothing included. The body of an {@link jakarta.jms.ObjectMessage}
   *     is never opened: it equals itself, as the message it is, so that a resend is a conflict
   */
  @Nonbinding
  String[] fingerprint() default "body";

  /**
   * What happens to a message whose key has been processed with another payload.
   *
   * @return the reaction, {@link OnConflict#FAIL} by default
   */
  @Nonbinding
  OnConflict onConflict() default OnConflict.FAIL;

  /**
   * What happens to a message whose key, tenant or fingerprint cannot be read. Not on methods: a
   * caller gets the refusal.
   *
   * @return the reaction, {@link OnUnreadable#FAIL} by default
   */
  @Nonbinding
  OnUnreadable onUnreadable() default OnUnreadable.FAIL;

  /**
   * Exceptions that are a final answer of the business, not a failure to be tried again. The
   * delivery that throws one (or has it among the causes) rolls back; the next one records the key
   * as rejected, acknowledges the message, and moves it to {@link #divertTo()} if that is set. It
   * counts only if the transaction was still active when it left the bean, and held no other
   * message; otherwise, or if the server dies between the two deliveries, or a broker that dies
   * forgets its delivery count, the bean is called again. The attempt ledger remembers it until
   * then, so {@code xonce.attempts = 0} is refused. Not on methods: a caller gets the exception.
   *
   * @return the exceptions, none by default
   */
  @Nonbinding
  Class<? extends Exception>[] terminalOn() default {};

  /**
   * JNDI name of the destination for what is diverted: duplicates and conflicts if their reaction
   * is {@code DIVERT}, messages whose key cannot be read likewise, rejected messages, and messages
   * older than what the store remembers.
   *
   * @return the name; empty (the default) for none
   */
  @Nonbinding
  String divertTo() default "";

  /**
   * Where {@link Delivery#reply(String)} sends to: {@code JMSReplyTo} for the destination each
   * request names, or the JNDI name of one for all. {@link OnDuplicate#REPLAY} needs it on a
   * message-driven bean.
   *
   * @return the destination; empty (the default) for none
   */
  @Nonbinding
  String replyTo() default "";

  /**
   * How long a key is remembered, counted from the commit that processed it: an ISO-8601 duration
   * between {@code PT1M} and {@code P3650D}. A copy that arrives later is processed again, so let
   * it exceed the longest time a copy can wait anywhere, dead-letter queues included.
   *
   * @return the duration, 7 days by default
   */
  @Nonbinding
  String retention() default "P7D";

  /**
   * JNDI name of the datasource that keeps the records. It must be the XA datasource the bean
   * writes its state to: only then do record and state share one branch.
   *
   * @return the name; empty (the default) for the only XA datasource of the server
   */
  @Nonbinding
  String store() default "";
}
