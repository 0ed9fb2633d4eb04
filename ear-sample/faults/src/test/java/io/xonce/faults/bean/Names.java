/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

/** What sender, handlers and oracle call things. */
public final class Names {

  public static final String STORE = "java:jboss/datasources/PaymentsXA";
  public static final String MARIADB_STORE = "java:jboss/datasources/MariaXA";
  public static final String OUT = "java:/jms/queue/out";
  public static final String ASIDE = "java:/jms/queue/aside";
  public static final String REMOTE_ASIDE = "java:/jms/artemis/aside";

  // Properties of messages.
  public static final String CONSUMER = "consumer";
  public static final String KEY = "key";
  public static final String SENT = "sent";
  public static final String FAILS = "fails";
  public static final String WAITS = "waits";
  public static final String ATTEMPT = "attempt";
  public static final String ENTITY = "entity";
  public static final String VERSION = "version";
  public static final String AMOUNT = "amount";

  private Names() {}
}
