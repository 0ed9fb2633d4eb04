/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static java.util.Objects.requireNonNull;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A method of the server at whose beginning a thread stops, and stays: the server is to be killed
 * there, or the thread sent on. The other threads go on.
 */
public final class Breakpoint {

  /** What a server must be started with. */
  public static final String JVM_OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  // For hangs.
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final long PAUSE_MILLIS = 100;

  private final VirtualMachine server;

  /**
   * Takes effect at once.
   *
   * @param type loaded already
   */
  Breakpoint(long pid, String type, String method) {
    server = attach(pid);
    stopAt(type, method);
  }

  private void stopAt(String type, String method) {
    List<ReferenceType> loaded = server.classesByName(type);
    if (loaded.isEmpty()) {
      throw new IllegalStateException(type + " is not loaded");
    }
    loaded.stream().flatMap(found -> found.methodsByName(method).stream()).forEach(this::stopAt);
  }

  /** A debugger at a server, which goes on until it is told otherwise. */
  public static VirtualMachine attach(long pid) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(known -> known.name().equals("com.sun.jdi.ProcessAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Argument> arguments = connector.defaultArguments();
    requireNonNull(arguments.get("pid")).setValue(Long.toString(pid));
    try {
      return connector.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stopAt(Method method) {
    BreakpointRequest request =
        server.eventRequestManager().createBreakpointRequest(method.location());
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  /** Lets the thread go on until it arrives at another method. */
  public void moveTo(String type, String method) {
    stopNextAt(type, method);
    server.resume();
  }

  /** Leaves the thread where it is, and stops the next one at another method. */
  public void stopNextAt(String type, String method) {
    server.eventRequestManager().deleteAllBreakpoints();
    stopAt(type, method);
  }

  /** Lets the thread go on, and stops none any more. */
  public void letGo() {
    server.dispose();
  }

  /** Waits for a thread that stops here; fails when none does. */
  public void awaitArrival() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!hasArrived()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("No thread has come to the breakpoint in " + LIMIT);
      }
    }
  }

  private boolean hasArrived() {
    try {
      EventSet events = server.eventQueue().remove(PAUSE_MILLIS);
      return events != null && events.stream().anyMatch(BreakpointEvent.class::isInstance);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
