/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.DuplicateMessageException;
import io.xonce.Guarantee;
import io.xonce.XonceException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;
import org.jspecify.annotations.Nullable;

/**
 * Every numbered message of this module. Numbers are never reused: a retired one stays as a
 * comment. Plain text without a number is for DEBUG and TRACE.
 */
@MessageLogger(projectCode = "XONCE", length = 5)
@ValidIdRange(min = 1, max = 999)
interface XonceLogger extends BasicLogger {

  XonceLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), XonceLogger.class, "io.xonce");

  // --- Deployment: declaration of the bean ---

  @Message(
      id = 1,
      value =
          "%s is @Idempotent but does not implement jakarta.jms.MessageListener. Put the annotation"
              + " on a message-driven bean for Jakarta Messaging.")
  DeploymentException notAListener(String bean);

  @Message(
      id = 2,
      value =
          "%s is @Idempotent but manages its transactions itself, so no record could commit with the"
              + " message. Remove @TransactionManagement(BEAN).")
  DeploymentException beanManaged(String bean);

  @Message(
      id = 3,
      value =
          "%s is @Idempotent but its onMessage has the transaction attribute %s: message and record"
              + " would not share a transaction. Use REQUIRED, the default.")
  DeploymentException attributeNotRequired(String bean, String attribute);

  @Message(
      id = 4,
      value =
          "%s is @Idempotent but its activation property useLocalTx is true, which keeps the message"
              + " out of the transaction. Remove the property.")
  DeploymentException localTransaction(String bean);

  @Message(
      id = 5,
      value =
          "%s extends %s, which is @Idempotent, but is not so itself: it would run unprotected. Put"
              + " the annotation on %1$s.")
  DeploymentException annotationNotInherited(String bean, String parent);

  @Message(
      id = 6,
      value =
          "%s and %s share the consumer name '%s': each would drop the messages of the other. Give"
              + " one of them another name in @Idempotent(consumer = …).")
  DeploymentException consumerNameTwice(String one, String other, String consumer);

  @Message(
      id = 7,
      value =
          "The consumer name '%s' of %s is not usable. Use 1 to 200 printable characters without"
              + " blanks at either end.")
  DeploymentException badConsumerName(String consumer, String bean);

  @Message(
      id = 8,
      value =
          "The MessageKeyResolver %s is named '%s', but no consumer has that name. Name it with"
              + " @Named after one of: %s.")
  DeploymentException resolverWithoutConsumer(
      String resolver, @Nullable String name, Collection<String> consumers);

  @Message(
      id = 9,
      value = "The MessageKeyResolvers %s and %s both serve the consumer '%s'. Remove one of them.")
  DeploymentException resolverTwice(String one, String other, String consumer);

  @Message(
      id = 10,
      value =
          "@%s on %s, which returns a value: the caller could not get it. Make the method void.")
  DeploymentException effectNotVoid(String tier, String method);

  // --- Deployment: settings ---

  @Message(
      id = 20,
      value =
          "'%s' is not a key expression (consumer '%s'). Use messageId, correlationId,"
              + " property(name), body(/json/pointer) or cloudEvent: %s")
  DeploymentException badExpression(String expression, String consumer, String reason);

  @Message(
      id = 21,
      value =
          "Unknown setting '%s'. Known are %s. A setting for another application belongs into that"
              + " application's microprofile-config.properties.")
  DeploymentException unknownSetting(String name, Collection<String> known);

  @Message(id = 22, value = "Setting '%s' is '%s', which is not usable. Use %s.")
  DeploymentException badSetting(String name, String value, String expected);

  @Message(
      id = 23,
      value =
          "Consumer '%s' names no store and the server has %d XA datasources: %s. Name the one the"
              + " bean writes its state to in @Idempotent(store = …).")
  DeploymentException noSingleStore(String consumer, int count, Collection<String> names);

  @Message(
      id = 24,
      value =
          "The store '%s' of consumer '%s' is not a datasource in JNDI. Correct the name, or add the"
              + " datasource to the server.")
  DeploymentException storeNotFound(
      String store, String consumer, @Cause @Nullable Throwable cause);

  @Message(id = 25, value = "The store '%s' of consumer '%s' cannot be used. %s")
  DeploymentException storeUnusable(
      String store, String consumer, String reason, @Cause Throwable cause);

  // --- Deployment: notes ---

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 40,
      value =
          "Consumer '%s' (%s) is protected: key %s, store %s, retention %s, duplicates %s. The"
              + " guarantee is proved at the first delivery.")
  void consumerDeployed(
      String consumer,
      String bean,
      Collection<String> key,
      String store,
      String retention,
      String onDuplicate);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 41,
      value =
          "Consumer '%s' uses the JMS message id as its key: a message that a producer, bridge or"
              + " outbox sends again carries a new id and is processed again. Name a business key in"
              + " @Idempotent(key = …).")
  void keyIsMessageId(String consumer);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 42,
      value =
          "The store '%s' of consumer '%s' cannot be reached: %s. Deliveries are refused until it"
              + " can.")
  void storeUnreachable(String store, String consumer, String reason);

  // --- Delivery: the guarantee ---

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 60, value = "Consumer '%s' reached %s: %s.")
  void guaranteeReached(String consumer, Guarantee guarantee, String evidence);

  @Message(
      id = 61,
      value =
          "Message %s for consumer '%s' is refused: there is no active transaction. Deliver with"
              + " container-managed transactions and the attribute REQUIRED.")
  XonceException noTransaction(@Nullable String messageId, String consumer);

  @Message(
      id = 62,
      value =
          "Message %s for consumer '%s' is refused: the message is not part of the transaction that"
              + " runs. Remove REQUIRES_NEW, useLocalTx or a connection factory without XA.")
  XonceException messageNotEnlisted(@Nullable String messageId, String consumer);

  @Message(
      id = 63,
      value =
          "Message %s for consumer '%s' is refused: the store %s is not part of the transaction."
              + " Set jta=true on the datasource, or name the XA datasource of the bean's state.")
  XonceException storeNotEnlisted(@Nullable String messageId, String consumer, String store);

  @Message(
      id = 64,
      value =
          "Message %s for consumer '%s' is refused: its guarantee would be %s, and %s is asked for."
              + " %s")
  XonceException guaranteeTooLow(
      @Nullable String messageId, String consumer, Guarantee found, Guarantee asked, String reason);

  @Message(
      id = 65,
      value =
          "Message %s for consumer '%s' is refused: the resources of the transaction cannot be read,"
              + " so nothing can be proved. Run on WildFly with Narayana JTA (not JTS): %s")
  XonceException noProof(
      @Nullable String messageId, String consumer, String reason, @Cause @Nullable Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 66,
      value =
          "Message %s of consumer '%s' is rolled back at commit: its guarantee would be %s, and %s is"
              + " asked for. %s")
  void rolledBackAtCommit(
      @Nullable String messageId, String consumer, Guarantee found, Guarantee asked, String reason);

  // --- Delivery: the key ---

  @Message(
      id = 80,
      value =
          "Message %s for consumer '%s' is refused: it has no %s, which is part of its key. Correct"
              + " the producer, or the key expression.")
  XonceException keyPartMissing(@Nullable String messageId, String consumer, String part);

  @Message(
      id = 81,
      value =
          "Message %s for consumer '%s' is refused: its body is not the JSON that %s asks for: %s."
              + " Correct the producer.")
  XonceException bodyNotJson(
      @Nullable String messageId, String consumer, String expression, @Nullable String reason);

  @Message(
      id = 82,
      value =
          "Message %s for consumer '%s' is refused: %s reads text and bytes messages, not a %s. Use"
              + " another key expression, or correct the producer.")
  XonceException bodyOfWrongType(
      @Nullable String messageId, String consumer, String expression, String type);

  @Message(
      id = 83,
      value =
          "Message %s for consumer '%s' is refused: its body has %d characters or bytes, and"
              + " xonce.max-body allows %d. Carry the key in a property, or raise the limit.")
  XonceException bodyTooLarge(@Nullable String messageId, String consumer, long size, long limit);

  @Message(
      id = 84,
      value =
          "Message %s for consumer '%s' is refused: %s is a %s, and only a string, a whole number or a"
              + " boolean can be part of a key. Correct the producer, or the key expression.")
  XonceException keyPartOfWrongType(
      @Nullable String messageId, String consumer, String part, String type);

  @Message(id = 85, value = "Message %s for consumer '%s' is refused: its key cannot be read. %s")
  XonceException keyUnreadable(
      @Nullable String messageId, String consumer, String reason, @Cause Throwable cause);

  // --- Delivery: the claim ---

  @Message(
      id = 100,
      value =
          "Message %s for consumer '%s' is a duplicate: key %s was processed at %s as message %s. The"
              + " consumer says onDuplicate = FAIL: the message goes back to the broker and finally to"
              + " its dead-letter address.")
  DuplicateMessageException duplicate(
      @Nullable String messageId,
      String consumer,
      String key,
      String processedAt,
      @Nullable String firstMessageId);

  @Message(
      id = 101,
      value = "Message %s for consumer '%s' is refused: the store %s failed for key %s. %s")
  XonceException storeFailed(
      @Nullable String messageId,
      String consumer,
      String store,
      String key,
      String reason,
      @Cause Throwable cause);

  @Message(
      id = 102,
      value =
          "No delivery runs on this thread. Call Delivery only from an @Idempotent bean, or from what"
              + " it calls on the same thread.")
  IllegalStateException noDelivery();

  @Message(
      id = 103,
      value =
          "%s is @Idempotent but was not seen at deployment, so it cannot be protected. Have the"
              + " archive scanned: add an empty META-INF/beans.xml.")
  XonceException unknownConsumer(String bean);

  @Message(
      id = 104,
      value =
          "Consumer '%s' names no store, and while the server boots its XA datasources cannot be"
              + " listed. The message is delivered again; name the store in @Idempotent(store = …) to"
              + " avoid the wait.")
  XonceException storeNotKnownYet(String consumer);

  // --- Tiers ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 110,
      value =
          "%s failed: %s. The outcome of the delivery is not touched. See the cause; nothing runs it"
              + " again.")
  void effectFailed(String effect, String reason, @Cause Throwable cause);

  // --- Housekeeping ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 120,
      value =
          "Purging the records of consumer '%s' in %s failed and is tried again in %s. Nothing is"
              + " lost; the table grows meanwhile. %s")
  void purgeFailed(String consumer, String store, String interval, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 121,
      value =
          "No managed scheduler (%s): old records are not purged by this server. Configure the"
              + " default managed scheduled executor, or purge by another node.")
  void noScheduler(String reason);

  // --- Observability ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 140,
      value =
          "Consumer '%s' is not shown in JMX: %s. Messages are processed as ever; see the reason,"
              + " and deploy again.")
  void notInJmx(String consumer, String reason);
}
