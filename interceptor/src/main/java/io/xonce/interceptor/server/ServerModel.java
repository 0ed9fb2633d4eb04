/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/**
 * The management model of WildFly, as the server shows it in JMX. What cannot be read is not there:
 * on another server, nothing is.
 *
 * @param beans where it is shown
 */
public record ServerModel(MBeanServer beans) {

  private static final String STARTING = "starting";

  /** That of the server around this application. */
  public static ServerModel ofThisServer() {
    return new ServerModel(ManagementFactory.getPlatformMBeanServer());
  }

  /** While it lasts, little else than this can be read. */
  public boolean isBooting() {
    return state().filter(STARTING::equals).isPresent();
  }

  /** Not while the server boots, and not on a server that has no such model. */
  public boolean isReadable() {
    return state().filter(state -> !state.equals(STARTING)).isPresent();
  }

  private Optional<String> state() {
    return value("management-root=server", "serverState");
  }

  /**
   * An attribute; where it is not set, with its default, or nothing: not all show it.
   *
   * @param resource its address, as in {@code subsystem=transactions}
   * @param attribute its name, as in {@code nodeIdentifier}
   */
  public Optional<String> value(String resource, String attribute) {
    return Optional.ofNullable(read(resource, attribute)).map(Objects::toString);
  }

  /**
   * The items of an attribute that is a list of texts.
   *
   * @param resource its address
   * @param attribute its name
   */
  public List<String> items(String resource, String attribute) {
    return read(resource, attribute) instanceof Object[] items
        ? Arrays.stream(items).map(String::valueOf).toList()
        : List.of();
  }

  /**
   * The members of an attribute that is a map of texts.
   *
   * @param resource its address
   * @param attribute its name
   */
  public Map<String, String> members(String resource, String attribute) {
    Map<String, String> members = new HashMap<>();
    if (read(resource, attribute) instanceof TabularData table) {
      for (Object row : table.values()) {
        CompositeData member = (CompositeData) row;
        members.put(String.valueOf(member.get("key")), String.valueOf(member.get("value")));
      }
    }
    return members;
  }

  private @Nullable Object read(String resource, String attribute) {
    try {
      return beans.getAttribute(new ObjectName("jboss.as:" + resource), attribute);
    } catch (JMException | RuntimeException e) {
      LOG.debugf(e, "%s of %s cannot be read", attribute, resource);
      return null;
    }
  }

  /**
   * The addresses of the resources that a pattern meets.
   *
   * @param pattern as in {@code subsystem=datasources,xa-data-source=*}
   */
  public List<String> resources(String pattern) {
    try {
      return beans.queryNames(new ObjectName("jboss.as:" + pattern), null).stream()
          .map(ObjectName::getKeyPropertyListString)
          .sorted()
          .toList();
    } catch (JMException | RuntimeException e) {
      LOG.debugf(e, "%s cannot be listed", pattern);
      return List.of();
    }
  }

  /**
   * Has the server carry out an operation without parameters.
   *
   * @param resource its address
   * @param operation its name, as in {@code flushGracefullyConnectionInPool}
   */
  public void execute(String resource, String operation) {
    try {
      beans.invoke(new ObjectName("jboss.as:" + resource), operation, new Object[0], new String[0]);
    } catch (JMException | RuntimeException e) {
      LOG.debugf(e, "%s of %s failed", operation, resource);
    }
  }
}
