/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** MQTT 3.1.1 by a bare socket, delivered at least once (QoS 1). It has no properties. */
record OldMqttProducer(int port) implements Producer {

  private static final int CONNECT = 0x10;
  private static final int CONNECTED = 0x20;
  private static final int PUBLISH_AT_LEAST_ONCE = 0x32;
  private static final int PUBLISHED = 0x40;
  private static final int CLEAN_SESSION = 0x02;

  /** Writes what is in a packet behind its length. */
  private interface Content {
    void to(DataOutputStream packet) throws IOException;
  }

  @Override
  public void send(Outgoing outgoing) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      DataOutputStream output = new DataOutputStream(socket.getOutputStream());
      DataInputStream input = new DataInputStream(socket.getInputStream());
      packet(output, CONNECT, OldMqttProducer::connect);
      expect(input, CONNECTED);
      packet(output, PUBLISH_AT_LEAST_ONCE, packet -> publish(packet, outgoing));
      expect(input, PUBLISHED);
    }
  }

  private static void connect(DataOutputStream packet) throws IOException {
    packet.writeUTF("MQTT");
    packet.writeByte(4);
    packet.writeByte(CLEAN_SESSION);
    packet.writeShort(60);
    packet.writeUTF("old");
  }

  private static void publish(DataOutputStream packet, Outgoing outgoing) throws IOException {
    packet.writeUTF(outgoing.queue());
    packet.writeShort(1);
    packet.write(outgoing.body().getBytes(UTF_8));
  }

  private static void packet(DataOutputStream output, int type, Content content)
      throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    content.to(new DataOutputStream(packet));
    output.writeByte(type);
    writeLength(output, packet.size());
    packet.writeTo(output);
    output.flush();
  }

  /** Seven bits a byte, the lowest first (MQTT 3.1.1, 2.2.3). */
  private static void writeLength(DataOutputStream output, int length) throws IOException {
    int rest = length;
    for (; rest > 127; rest >>= 7) {
      output.writeByte((rest & 127) | 128);
    }
    output.writeByte(rest);
  }

  private static void expect(DataInputStream input, int type) throws IOException {
    int answer = input.readUnsignedByte();
    byte[] rest = input.readNBytes(input.readUnsignedByte());
    boolean isRefused = type == CONNECTED && rest[1] != 0;
    if (answer != type || isRefused) {
      throw new IOException("The broker answers " + answer);
    }
  }
}
