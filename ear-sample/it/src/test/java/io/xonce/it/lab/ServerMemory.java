/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ObjectReference;
import com.sun.jdi.VirtualMachine;
import io.xonce.lab.Breakpoint;
import java.util.List;

/** The objects of the server, as a debugger sees them. The server goes on meanwhile. */
public final class ServerMemory implements AutoCloseable {

  private final VirtualMachine server;

  ServerMemory(long pid) {
    server = Breakpoint.attach(pid);
  }

  /** What is in a field of the only object of a class. */
  public String value(String type, String field) {
    List<ObjectReference> objects =
        server.classesByName(type).stream().flatMap(each -> each.instances(2).stream()).toList();
    assertThat(objects).as(type).hasSize(1);
    ObjectReference object = objects.get(0);
    return object.getValue(object.referenceType().fieldByName(field)).toString();
  }

  @Override
  public void close() {
    server.dispose();
  }
}
