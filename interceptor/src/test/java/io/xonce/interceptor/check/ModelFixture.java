/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import io.xonce.interceptor.server.ServerModel;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The management model of a server, laid out in JMX as WildFly does it. */
final class ModelFixture {

  private final ServerModel model = new ServerModel(MBeanServerFactory.newMBeanServer());

  ServerModel model() {
    return model;
  }

  /** A resource and its attributes; those that are not set are read as null. */
  ModelFixture with(String resource, Map<String, ?> attributes) throws JMException {
    ObjectName name = new ObjectName("jboss.as:" + resource);
    if (model.beans().isRegistered(name)) {
      model.beans().unregisterMBean(name);
    }
    model.beans().registerMBean(new Resource(Map.copyOf(attributes)), name);
    return this;
  }

  private record Resource(Map<String, ?> values) implements DynamicMBean {

    @Override
    public @Nullable Object getAttribute(String attribute) {
      return values.get(attribute);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
      return new AttributeList();
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
      throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
      return new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String action, Object[] arguments, String[] signature) {
      return null;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
      return new MBeanInfo(
          Resource.class.getName(), "", new MBeanAttributeInfo[0], null, null, null);
    }
  }
}
