/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

import io.xonce.ConflictException;
import io.xonce.DuplicateMessageException;
import io.xonce.Guarantee;
import io.xonce.XonceException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
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
public interface XonceLogger extends BasicLogger {

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
          "%s extends or implements %s, which is @Idempotent, but is not so itself: it would run"
              + " unprotected. Put the annotation on %1$s.")
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

  @Message(
      id = 11,
      value =
          "Consumer '%s' says onDuplicate = REPLAY but has no reply destination: nothing could be"
              + " replayed. Set replyTo to JMSReplyTo or to the JNDI name of a destination.")
  DeploymentException replayWithoutDestination(String consumer);

  @Message(
      id = 12,
      value =
          "Consumer '%s' diverts messages but names no destination for them. Set divertTo to the JNDI"
              + " name of a destination.")
  DeploymentException divertNowhere(String consumer);

  @Message(
      id = 13,
      value =
          "Consumer '%s' names divertTo %s, but nothing would go there. Say DIVERT in onDuplicate,"
              + " onConflict or onUnreadable, set floor or terminalOn, or remove divertTo.")
  DeploymentException nothingDiverted(String consumer, String divertTo);

  @Message(
      id = 14,
      value =
          "Consumer '%s' has an admission floor and a retention of %s, which is too short: messages"
              + " just sent would be too old. Use PT1H or more.")
  DeploymentException retentionTooShortForFloor(String consumer, Duration retention);

  @Message(
      id = 15,
      value =
          "%s is @Idempotent but private, static or final, so nothing can stand before it. Make it an"
              + " ordinary method of the bean.")
  DeploymentException methodNotIntercepted(String method);

  @Message(
      id = 16,
      value = "%s is @Idempotent, but %s is a message listener. Put the annotation on the class.")
  DeploymentException annotateTheClass(String method, String bean);

  @Message(
      id = 17,
      value =
          "%s needs its key in one way: mark parameters with @IdempotencyKey, or name them by"
              + " key = argument(n), not both and not neither.")
  DeploymentException methodKeyNotOnce(String method);

  @Message(
      id = 18,
      value =
          "The result of %s is a %s, which cannot be stored and given back to a later call: %s."
              + " Return a value whose type says what it holds: a record, for instance.")
  DeploymentException resultTypeNotStorable(String method, String type, String reason);

  @Message(
      id = 19,
      value =
          "Consumer '%s' is a method, and %s is for message-driven beans, or has nothing to work on"
              + " here. Remove it.")
  DeploymentException notOnMethods(String consumer, String what);

  @Message(
      id = 29,
      value =
          "%s has @Idempotent behind its annotation @%s, where it protects nothing. Put @Idempotent"
              + " itself in that place.")
  DeploymentException annotationHidden(String place, String annotation);

  @Message(
      id = 30,
      value =
          "%s takes the place of %s, which is @Idempotent, but is not so itself: it would run"
              + " unprotected. Put the annotation on the method of the bean.")
  DeploymentException methodAnnotationNotInherited(String method, String parent);

  @Message(
      id = 31,
      value =
          "%s is @Idempotent and @%s, which would hide its failure from the transaction: half of"
              + " its work could commit. Remove the latter. Redelivery is the retry; a method's"
              + " caller can try again in a new transaction.")
  DeploymentException failureHidden(String place, String annotation);

  @Message(
      id = 32,
      value =
          "%s is @Idempotent, but its module is not scanned for beans: it would run unprotected."
              + " Remove bean-discovery-mode=\"none\" from the module's beans.xml; add an empty"
              + " META-INF/beans.xml (WEB-INF in a web archive) if there is none.")
  DeploymentException notScanned(String place);

  @Message(
      id = 33,
      value =
          "The classes of this product are in the application more than once: %s. Keep the jars in"
              + " the lib folder of the EAR and remove the copy from WEB-INF/lib of the web"
              + " archive.")
  DeploymentException severalCopies(Collection<?> copies);

  @Message(
      id = 34,
      value =
          "%s is in the application twice, in %s and in %s: both would be the consumer '%s', and each"
              + " would drop the messages of the other. Keep one of them.")
  DeploymentException beanTwice(String bean, String one, String other, String consumer);

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
          "Unknown setting '%s'. Use one of %s. A setting for another application belongs into that"
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
      String store, String consumer, String reason, @Cause @Nullable Throwable cause);

  @Message(
      id = 26,
      value =
          "%s = '%s' of consumer '%s' is not a destination in JNDI. Correct the name, or add the"
              + " destination to the server.")
  DeploymentException destinationNotFound(
      String member, String name, String consumer, @Cause @Nullable Throwable cause);

  @Message(
      id = 27,
      value =
          "Argument %d is a %s, which cannot be compared with that of an earlier call (consumer"
              + " '%s'): %s. Name the arguments to compare in fingerprint = argument(n), or say none.")
  DeploymentException argumentNotComparable(int index, String type, String consumer, String reason);

  @Message(
      id = 28,
      value =
          "Consumer '%s' has terminalOn, and xonce.attempts is 0: without the attempt ledger no"
              + " rejection is remembered, and the bean would be called again and again. Set"
              + " xonce.attempts to 1 or more, or remove terminalOn.")
  DeploymentException rejectionNotRemembered(String consumer);

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
          "Consumer '%s' uses the message id as its key: a message that a producer, bridge or"
              + " outbox sends again carries a new id and is processed again. Name a business key in"
              + " @Idempotent(key = …).")
  void keyIsMessageId(String consumer);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 42,
      value =
          "The store '%s' of consumer '%s' cannot be reached: %s. Deliveries wait until it can,"
              + " calls are refused.")
  void storeUnreachable(String store, String consumer, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 43,
      value =
          "Consumer '%s' (%s) is observed only (mode = observe), not protected: key %s, store %s,"
              + " retention %s. Nothing is skipped, diverted or refused; what would be is logged and"
              + " counted.")
  void consumerObserved(
      String consumer, String bean, Collection<String> key, String store, String retention);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 44,
      value =
          "Setting '%s' is not read by this application, whose settings with a name like it are %s."
              + " Correct it, unless it is meant for another application.")
  void settingLeftAlone(String name, Collection<String> similar);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 45,
      value =
          "%s is @Idempotent, but its module is not scanned for beans. The resource adapter of this"
              + " product protects it all the same; bound to another one it runs unprotected."
              + " Remove bean-discovery-mode=\"none\" from the module's beans.xml.")
  void onlyByAdapter(String bean);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 46,
      value =
          "The archives of this application cannot be looked through: %s. An @Idempotent bean in a"
              + " module that is not scanned for beans would run unprotected, and nobody would say so."
              + " See to it that each module with beans is scanned: an empty META-INF/beans.xml"
              + " (WEB-INF in a web archive) is enough.")
  void classesNotListed(String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 175,
      value =
          "Consumer '%s' does not get EXACTLY_ONCE by the resource adapter of this server: %s does"
              + " not recover what a crash leaves in doubt at a broker (WFLY-21044), so each delivery"
              + " is judged as DEDUPLICATED. Update to WildFly 38.0.1 or later, or receive by Xonce's"
              + " resource adapter and send through its connection factory.")
  void messagesNotRecovered(String consumer, String server);

  // --- The set-up of the server, looked at once ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 200,
      value =
          "The node identifier of this server is the default '1', and each delivery that commits in"
              + " two phases is refused until it is another, unless DEDUPLICATED is enough: of two servers with one name, each rolls back what the other has"
              + " prepared. Set node-identifier in the transactions subsystem to a name of this server"
              + " alone, and restart it.")
  void nodeIdentifierIsDefault();

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 201,
      value =
          "The transaction log of this server, %s, is on a file system in memory (%s): what was"
              + " decided and not yet done is gone when the machine stops, and half of a transaction"
              + " may stay. Set object-store-path in the transactions subsystem to a disk that"
              + " outlives the server.")
  void transactionLogInMemory(String path, String type);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 211,
      value =
          "The node identifier of this server is '*', by which its recovery takes the branches of"
              + " all servers for its own, and rolls back what another has prepared and decided to"
              + " commit. Each delivery that commits in two phases is refused here, unless"
              + " DEDUPLICATED is enough; stop this server if others share its database or broker."
              + " Set node-identifier in the transactions subsystem to a name of this server alone,"
              + " and restart it.")
  void nodeIdentifierIsThatOfAll();

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 202,
      value =
          "XA datasource %s is not recovered: it has no-recovery=true, or no credentials to recover"
              + " with. After a crash its branches would stay in doubt and hold their keys, so each"
              + " delivery is refused. Set recovery-username and recovery-password.")
  void storeNotRecovered(String store);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 203,
      value =
          "The XA datasources of this server that lead to one database server (%s) may have %s"
              + " transactions at once, and it prepares no more than %s: under load commits fail, and"
              + " good messages use up their attempts. Set max_prepared_transactions in"
              + " postgresql.conf to at least the sum of max-pool-size of all XA datasources that lead"
              + " there, on all servers, and restart PostgreSQL.")
  void poolsLargerThanPrepared(String pools, int sum, int prepared);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 204,
      value =
          "Broker '%s' delivers a message that failed again at once: while an earlier delivery of it"
              + " is in doubt, it uses up its attempts within a second, and a good message becomes a"
              + " dead letter. Set redelivery-delay, and a redelivery-multiplier, in its"
              + " address-setting '#'; xonce-setup.cli does.")
  void redeliveredAtOnce(String broker);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 205,
      value =
          "Broker '%s' gives a message up after %s deliveries: in a batch it may fail twice for"
              + " another message, and a moment without the database is enough for the rest. Set"
              + " max-delivery-attempts in its address-setting '#' to 4 or more, where one message in a"
              + " hundred fails to 6 or more; xonce-setup.cli sets 20.")
  void fewAttempts(String broker, int attempts);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 206,
      value =
          "Broker '%s' may forget what it has said it keeps, if it or its machine crashes: %s is"
              + " false. A message that was sent would be lost, one that was consumed delivered again."
              + " Set it to true in the messaging subsystem.")
  void journalNotSynced(String broker, String attribute);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 207, value = "Store %s does not keep what it commits. %s")
  void commitsMayBeLost(String store, String doubt);

  // --- The queues of beans, looked at now and then ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 208,
      value =
          "Consumer '%s' receives nothing: queue %s has %s and no consumer, although the"
              + " delivery of bean %s is active. Its consumers were closed by the broker, or by an"
              + " operator, and the server's resource adapter opens no others. If the log of the"
              + " broker has AMQ222151, move the message that it names to another queue. Then start"
              + " the delivery of the bean anew: stop-delivery, start-delivery.")
  void queueDeserted(String consumer, String queue, String messages, String bean);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 209, value = "Nothing waits for consumer '%s' in vain any more.")
  void queueServed(String consumer);

  // --- The disk of the broker, at the start ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 210,
      value =
          "Broker '%s' goes on until its disk has no room left: global-max-disk-usage is %s. What it"
              + " answers for last may be lost then. Set it to less than 100 in the messaging subsystem,"
              + " 90 for example, and to more than is used now: from there on nobody can send.")
  void goesOnUntilDiskIsFull(String broker, String percent);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 212,
      value =
          "Datasource %s is of the driver's own class %s. If the database restarts between the two"
              + " phases of a commit, its answer makes the transaction manager give up a branch that"
              + " is still prepared: the message is gone, its effect missing, its key held. Use %s, of"
              + " xonce-adapter.jar in the driver's module, as xa-datasource-class.")
  void driverGivesBranchesUp(String store, String xaClass, String honest);

  // --- Delivery: the guarantee ---

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 60, value = "Consumer '%s' reached %s: %s.")
  void guaranteeReached(String consumer, Guarantee guarantee, String evidence);

  @Message(
      id = 61,
      value =
          "%s for consumer '%s' is refused: there is no active transaction. Deliver with"
              + " container-managed transactions and the attribute REQUIRED; make a method"
              + " @Transactional.")
  XonceException noTransaction(String what, String consumer);

  @Message(
      id = 69,
      value =
          "%s for consumer '%s' is not processed: its transaction is marked for rollback%s. A second"
              + " call in it cannot succeed. Let the exception out: the redelivery is the retry.")
  XonceException markedForRollback(
      String what, String consumer, String reason, @Cause @Nullable Throwable cause);

  @Message(
      id = 62,
      value =
          "%s for consumer '%s' is refused: the message is not part of the transaction that"
              + " runs. Remove REQUIRES_NEW, useLocalTx or a connection factory without XA.")
  XonceException messageNotEnlisted(String what, String consumer);

  @Message(
      id = 63,
      value =
          "%s for consumer '%s' is refused: the store %s is not part of the transaction."
              + " Set jta=true on the datasource, or name the XA datasource of the bean's state.")
  XonceException storeNotEnlisted(String what, String consumer, String store);

  @Message(
      id = 64,
      value =
          "%s for consumer '%s' is refused: its guarantee would be %s, and %s is asked for."
              + " %s")
  XonceException guaranteeTooLow(
      String what, String consumer, Guarantee found, Guarantee asked, String reason);

  @Message(
      id = 65,
      value =
          "%s for consumer '%s' is refused: the resources of the transaction cannot be read,"
              + " so nothing can be proved. Run on WildFly with Narayana JTA (not JTS): %s")
  XonceException noProof(
      String what, String consumer, String reason, @Cause @Nullable Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 66,
      value =
          "%s of consumer '%s' is rolled back at commit: its guarantee would be %s, and %s is"
              + " asked for. %s")
  void rolledBackAtCommit(
      String what, String consumer, Guarantee found, Guarantee asked, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 68,
      value =
          "Key %s (%s of consumer '%s') is rolled back at commit: its claim is gone. A statement on %s failed,"
              + " the failure was caught, and the database had rolled back what came before it. Let"
              + " the failure out, or do what may fail in a transaction of its own.")
  void claimLostBeforeCommit(String key, String what, String consumer, String store);

  @Message(
      id = 67,
      value =
          "%s for consumer '%s' is refused: the connection factory %s is not part of the transaction"
              + " %s, so what it sends could not be called back. Name an XA factory by its first JNDI"
              + " name in xonce.connection-factory.")
  XonceException senderNotEnlisted(
      String what, String consumer, String factory, Collection<?> branches);

  // --- Delivery: the key ---

  @Message(
      id = 80,
      value =
          "%s for consumer '%s' is refused: it has no %s, which is part of its key.%s Correct"
              + " the producer, or the key expression.")
  XonceException keyPartMissing(String what, String consumer, String part, String others);

  @Message(
      id = 81,
      value =
          "%s for consumer '%s' is refused: its body is not the JSON that %s asks for: %s."
              + " Correct the producer.")
  XonceException bodyNotJson(
      String what, String consumer, String expression, @Nullable String reason);

  @Message(
      id = 82,
      value =
          "%s for consumer '%s' is refused: %s reads text, bytes, map and stream messages, not a %s."
              + " Use another key expression, or correct the producer.")
  XonceException bodyOfWrongType(String what, String consumer, String expression, String type);

  @Message(
      id = 83,
      value =
          "%s for consumer '%s' is refused: its body has %d characters or bytes, and"
              + " xonce.max-body allows %d. Carry the key in a property, or raise the limit.")
  XonceException bodyTooLarge(String what, String consumer, long size, long limit);

  @Message(
      id = 84,
      value =
          "%s for consumer '%s' is refused: %s is a %s, and only a string, a whole number or a"
              + " boolean can be part of a key. Correct the producer, or the key expression.")
  XonceException keyPartOfWrongType(String what, String consumer, String part, String type);

  @Message(id = 85, value = "%s for consumer '%s' is refused: its key cannot be read. %s")
  XonceException keyUnreadable(String what, String consumer, String reason, @Cause Throwable cause);

  @Message(
      id = 150,
      value =
          "%s for consumer '%s' is refused: it has no id that stays the same over its deliveries."
              + " STOMP and MQTT have none, and an AMQP sender may leave its message-id out. What it"
              + " has is %s. Name a key of that in @Idempotent(key = …), or have the sender set an"
              + " id.")
  XonceException noStableId(String what, String consumer, @Nullable String alternatives);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 151,
      value =
          "%s for consumer '%s' is an ObjectMessage, whose body is never opened: a copy of it under"
              + " another message id cannot be compared and will be a conflict. Say what to compare in"
              + " its place by fingerprint = property(name), or that nothing is, by fingerprint = none.")
  void objectNotComparable(String what, String consumer);

  @Message(
      id = 152,
      value =
          "%s for consumer '%s' is refused: it is an ObjectMessage without an id, so that a copy of it"
              + " could not be told from another. Say what to compare by fingerprint = property(name),"
              + " or that nothing is, by fingerprint = none.")
  XonceException bodyNotComparable(String what, String consumer);

  @Message(
      id = 153,
      value =
          "%s for consumer '%s' is refused: %s is a negative number here, and may be a large one"
              + " without a sign, as AMQP has them (ulong). Have the producer send a string, or a"
              + " positive number below 2^63 (2^31 in a map).")
  XonceException signNotKnown(String what, String consumer, String part);

  @Message(
      id = 154,
      value =
          "%s for consumer '%s' is refused: it is no CloudEvent that can be read here: %s. Correct the"
              + " producer, or use another key expression.")
  XonceException notACloudEvent(String what, String consumer, String reason);

  @Message(
      id = 155,
      value =
          "%s for consumer '%s' is refused: it has %s several times, with different values. Correct"
              + " the producer, or use another key expression.")
  XonceException propertyAmbiguous(String what, String consumer, String part);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 156,
      value =
          "%s for consumer '%s' does not say when it was sent, and the consumer has floor on: once"
              + " records have been purged, every message like it is STALE. Have the producer set a"
              + " creation time, or the broker add its own (enable-ingress-timestamp in the address"
              + " settings).")
  void noSendTime(String what, String consumer);

  @Message(
      id = 157,
      value =
          "%s for consumer '%s' is refused: argument %d cannot be compared with that of an earlier"
              + " call: %s. Name the arguments to compare in fingerprint = argument(n), or say none.")
  XonceException valueNotComparable(String what, String consumer, int index, String reason);

  // --- Delivery: the claim ---

  @Message(
      id = 100,
      value =
          "%s for consumer '%s' is a duplicate: key %s was processed %s. The consumer says"
              + " onDuplicate = FAIL: %s.")
  DuplicateMessageException duplicate(
      String what, String consumer, String key, String first, String consequence);

  @Message(id = 101, value = "%s for consumer '%s' is refused: the store %s failed for key %s. %s")
  XonceException storeFailed(
      String what,
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

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 190,
      value =
          "The store %s takes no records: %s. Deliveries are held until it does, each for as long as"
              + " its transaction lets it, and go on by themselves. Start the database, or correct what"
              + " the text names.")
  void storeAway(String store, String reason);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 191,
      value = "The store %s takes records again, after %d seconds. Deliveries go on.")
  void storeBack(String store, long seconds);

  @Message(
      id = 192,
      value =
          "%s for consumer '%s' is refused: it was held because the store %s is away, and the server"
              + " takes its thread back. The message is delivered again.")
  XonceException heldInVain(String what, String consumer, String store);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 112,
      value =
          "%s of consumer '%s' with key %s rolls back although the bean returned: an idempotent method"
              + " that it had called failed (%s), and with it fails the transaction of both. Let the"
              + " exception out, or call the method in a transaction of its own.")
  void rollsBackAllTheSame(String what, String consumer, String key, String failure);

  @Message(
      id = 103,
      value =
          "%s is @Idempotent but was not seen at deployment, so it cannot be protected. Put the"
              + " annotation on the class itself, and let no extension veto it.")
  XonceException unknownConsumer(String bean);

  @Message(
      id = 104,
      value =
          "Consumer '%s' names no store, and while the server boots its XA datasources cannot be"
              + " listed. The message is delivered again; name the store in @Idempotent(store = …) to"
              + " avoid the wait.")
  XonceException storeNotKnownYet(String consumer);

  @Message(
      id = 105,
      value =
          "%s for consumer '%s' is a conflict: key %s was processed %s with %s. The"
              + " consumer says onConflict = FAIL: %s. Find out which is meant.")
  ConflictException conflict(
      String what,
      String consumer,
      String key,
      String first,
      String difference,
      String consequence);

  @Message(
      id = 106,
      value =
          "%s for consumer '%s' is refused: nothing could be sent for key %s through %s: %s. See the"
              + " cause; the message comes again.")
  XonceException notSent(
      String what,
      String consumer,
      String key,
      String factory,
      String reason,
      @Cause Throwable cause);

  @Message(id = 107, value = "%s of consumer '%s' cannot have this reply: %s.")
  IllegalStateException noReply(String what, String consumer, String reason);

  @Message(
      id = 108,
      value =
          "%s for consumer '%s' is refused: the result for key %s, a %s, would not come back equal to"
              + " a later call: %s. The transaction rolls back. Return values of the classes that are"
              + " declared.")
  XonceException resultNotStorable(
      String what, String consumer, String key, String type, String reason, @Cause Throwable cause);

  @Message(
      id = 109,
      value =
          "%s for consumer '%s' is refused: key %s was processed, but no result is stored. The method"
              + " had none then, or the result was deleted; ask the state instead.")
  XonceException noResult(String what, String consumer, String key);

  @Message(
      id = 160,
      value =
          "%s for consumer '%s' is refused: key %s was processed, but the result that is stored cannot"
              + " be read as a %s: %s. Its class has changed since, or the result was; ask the state"
              + " instead.")
  XonceException resultUnreadable(
      String what, String consumer, String key, String type, String reason, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 161,
      value =
          "%s for consumer '%s' cannot be answered: the destination in its JMSReplyTo is not there, or"
              + " not any more. Key %s is processed all the same. %s If requesters use temporary queues,"
              + " have them wait longer.")
  void requesterGone(String what, String consumer, String key, String consequence);

  // --- Tiers ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 110,
      value =
          "%s failed: %s. The outcome of the delivery is not touched. See the cause; nothing runs it"
              + " again.")
  void effectFailed(String effect, String reason, @Cause Throwable cause);

  // --- Observation ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 130,
      value =
          "Consumer '%s' would refuse: %s. The bean is called all the same, since the consumer is"
              + " observed only.")
  void wouldRefuse(String consumer, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 131,
      value =
          "Consumer '%s' would find a conflict: key %s of message %s is that of message %s, and the"
              + " payload is another. If the two are different things, the key is wrong.")
  void wouldConflict(
      String consumer, String key, @Nullable String messageId, @Nullable String firstMessageId);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 132,
      value =
          "Consumer '%s': the last %d messages had %d different keys. If they were not resent that"
              + " often, the key does not tell messages apart.")
  void fewKeys(String consumer, int messages, int keys);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 133,
      value =
          "Consumer '%s' has processed a message, as it does under observation, and its key is not"
              + " recorded: %s. So far these are %d. Once mode = observe is removed, a copy of it"
              + " would be processed as new. Go on to observe for as long as a copy may come.")
  void keyNotRecorded(String consumer, String reason, long keys);

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

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 122,
      value =
          "The store %1$s holds records or attempts of consumer '%2$s', the newest of %3$s, but no"
              + " application that is at work is known to have such a consumer: nobody purges them. If"
              + " it was renamed, its messages are not known under the new name: give the old one back."
              + " If it was removed: DELETE FROM xonce_message WHERE consumer = '%2$s'; DELETE FROM"
              + " xonce_attempt WHERE consumer = '%2$s'; DELETE FROM xonce_floor WHERE consumer ="
              + " '%2$s'. If an application that is not at work now has it, leave it.")
  void consumerAbandoned(String store, String consumer, String newest);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 123,
      value =
          "Consumer '%1$s' also has records or attempts of application '%2$s', which is at work in the"
              + " same store %3$s: what one of the two processes, the other takes for processed. Give one"
              + " of them another name in @Idempotent(consumer = …). If they are one consumer, deployed"
              + " twice on purpose, set xonce.%1$s.shared=true.")
  void consumerShared(String consumer, String application, String store);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 124,
      value =
          "%1$s for consumer '%2$s' is no first copy: application '%4$s' has processed key %3$s in a"
              + " consumer of the same name. This is said once. If the two are different consumers, this"
              + " one has not seen its message: give one of them another name in @Idempotent(consumer ="
              + " …). If they are one, in two versions or deployed twice, set xonce.%2$s.shared=true.")
  void processedElsewhere(String what, String consumer, String key, String application);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 125,
      value =
          "The store %1$s holds records or attempts of consumer '%2$s', the newest of %3$s, which"
              + " application %4$s had. It has received nothing since it was last started, or is gone:"
              + " then nobody purges them. If it is gone for good, its records can be deleted, as"
              + " operations.md says under 'Purge'. If it is only still, leave them.")
  void consumerOfAnother(String store, String consumer, String newest, String applications);

  // --- Acknowledgement after the commit ---

  @Message(
      id = 176,
      value =
          "Messages of consumer '%1$s' are to be acknowledged after the commit, but nothing says what"
              + " becomes of one that comes again when its record has been purged. Set"
              + " xonce.%1$s.floor=true and divertTo, or leave out acknowledge=after-commit.")
  XonceException acknowledgedLaterWithoutFloor(String consumer);

  @Message(
      id = 177,
      value =
          "Messages of consumer '%s' are to be acknowledged after the commit, but with onDuplicate ="
              + " PROCEED the bean is called for copies as well, which leave no record of their own: one"
              + " whose acknowledgement is lost would be processed twice. Choose another reaction, or"
              + " leave out acknowledge=after-commit.")
  XonceException acknowledgedLaterAndProceeds(String consumer);

  @Message(
      id = 178,
      value =
          "Messages of consumer '%1$s' are to be acknowledged after the commit, but it only observes:"
              + " one whose acknowledgement is lost would be processed twice. Set"
              + " xonce.%1$s.mode=enforce, or leave out acknowledge=after-commit.")
  XonceException observedAndAcknowledgedLater(String consumer);

  // --- Operators ---

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 193,
      value =
          "Operator %s: %s of %s, consumer '%s'. Reason: %s. What came of it is in xonce_action.")
  void operatorActs(
      @Nullable String actor,
      @Nullable String kind,
      @Nullable String subject,
      String consumer,
      @Nullable String reason);

  // --- Rehearsals ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 194,
      value =
          "Consumer '%s' got the token of a rehearsal for which nobody waits here, and dropped it:"
              + " nothing was processed. It was asked for at another server, or before this one"
              + " started, or too long ago. Ask for the rehearsal again.")
  void tokenDropped(String consumer);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 195,
      value = "%s of consumer '%s' was rehearsed, and rolled back: %s. It is still where it was.")
  void rehearsed(String message, String consumer, String thrown);

  @Message(
      id = 196,
      value =
          "Consumer '%s' rehearses nothing: it is a method, which has no dead letters, or it only"
              + " observes, so that its records are made apart from the delivery.")
  XonceException nothingToRehearse(String consumer);

  @Message(
      id = 197,
      value =
          "A rehearsal was committed, although its transaction was marked for rollback: what its bean"
              + " did stands, and the message is still a dead letter. Forget or divert it, and report"
              + " this.")
  XonceException rehearsalCommitted();

  // --- Observability ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 140,
      value =
          "Consumer '%s' is not shown in JMX: %s. Messages are processed as ever; see the reason,"
              + " and deploy again.")
  void notInJmx(String consumer, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 141,
      value =
          "The counts of this application are not in Micrometer: %s. Messages are processed as ever,"
              + " and JMX shows the counts; see the cause.")
  void notMeasured(String reason, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 142,
      value =
          "A delivery is not in a trace of OpenTelemetry as it should be: %s. Messages are processed"
              + " as ever; see the cause. This is said once for each application.")
  void notTraced(String reason, @Cause Throwable cause);
}
