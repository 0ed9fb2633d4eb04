/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Npm;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The machine's own browser, without a window, looking at the console, or at another page. */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path AXE_HOME = Path.of(Lab.property("it.home"), "axe");
  private static final Npm AXE = new Npm(AXE_HOME, "/io/xonce/it/console");

  private final ChromeDriver driver;
  private final Path profile;
  private final String address;

  Chromium(String address) throws IOException {
    this.address = address;
    profile = Files.createTempDirectory("xonce-chromium");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--lang=en-GB",
        "--user-data-dir=" + profile);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().window().setSize(new Dimension(1280, 900));
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
  }

  /** Says in one line what is left out, and leaves it out, where there is no browser. */
  static void assumeInstalled(String what) {
    if (!isInstalled()) {
      System.getLogger("Chromium")
          .log(Level.WARNING, "No Chromium here: " + what + " is not tried in a browser");
    }
    assumeTrue(isInstalled(), "no Chromium and its driver: apt-get install chromium-driver");
  }

  private static boolean isInstalled() {
    return Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER);
  }

  /** From now on it is this user who looks. */
  void logIn(String user) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.setExtraHTTPHeaders",
        Map.of("headers", Map.of("Authorization", Users.basic(user))));
    driver.get("about:blank");
  }

  /** Light or dark, as the system of the operator is set. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Opens a view by its address behind the #, and waits until it is there. */
  void open(String view, String heading) {
    visit(view);
    awaitText("h1", heading);
  }

  /** Opens a view, and does not wait. */
  void visit(String view) {
    if (driver.getCurrentUrl().startsWith(address)) {
      driver.executeScript("location.hash = arguments[0]", "#/" + view);
    } else {
      driver.get(address + "#/" + view);
    }
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** From now on nothing gets through to these addresses, which may have asterisks in them. */
  void block(String... addresses) {
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
  }

  /** Opens the first view by an address that names a user and a password. */
  void openAs(String user, String password) {
    driver.get(address.replace("://", "://%s:%s@".formatted(user, password)));
  }

  /** Whether so many elements are there. */
  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /** Whether the first such element is where the keyboard is. */
  boolean hasFocus(String css) {
    String isFocused = "return document.activeElement === document.querySelector(arguments[0])";
    return script(isFocused, css).equals(true);
  }

  /** The text of the first such element; empty if there is none. */
  String text(String css) {
    try {
      return driver.findElements(By.cssSelector(css)).stream()
          .findFirst()
          .map(WebElement::getText)
          .orElse("");
    } catch (StaleElementReferenceException e) {
      return "";
    }
  }

  void awaitText(String css, String text) {
    await("'" + text + "' in " + css).until(() -> text(css).contains(text));
  }

  /** The page is drawn anew now and then: an element may just have been replaced. */
  void click(String css) {
    await("click on " + css)
        .ignoreExceptions()
        .until(
            () -> {
              driver.findElement(By.cssSelector(css)).click();
              return true;
            });
  }

  /** As {@link #click}, by the keyboard. */
  void press(String css) {
    await("Enter on " + css)
        .ignoreExceptions()
        .until(
            () -> {
              driver.findElement(By.cssSelector(css)).sendKeys(Keys.ENTER);
              return true;
            });
  }

  /** A link by its text. */
  void follow(String text) {
    await("link " + text)
        .ignoreExceptions()
        .until(
            () -> {
              driver.findElement(By.linkText(text)).click();
              return true;
            });
  }

  void type(String css, String text) {
    WebElement field = driver.findElement(By.cssSelector(css));
    field.clear();
    field.sendKeys(text);
  }

  /** Presses a button that asks for a reason, and gives one. */
  void act(String button, String reason) {
    click(button);
    await("the question").until(() -> count("dialog[open]") == 1);
    confirm(reason);
  }

  void confirm(String reason) {
    type("dialog input[name=reason]", reason);
    click("dialog button[value=yes]");
    // Its answer may be shown in the next one by then.
    await("the end of the question").until(() -> count("dialog input[name=reason]") == 0);
  }

  Object script(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  /** Fails on what axe-core calls serious or critical of what is shown now. */
  void demandAccessible() throws IOException, InterruptedException {
    if (!AXE.isAvailable()) {
      return;
    }
    driver.executeScript(Files.readString(AXE_HOME.resolve("node_modules/axe-core/axe.min.js")));
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(({violations, passes}) => done(passes.length === 0 ? ['nothing was checked'] :
              violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
                .map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).join(' '))),
              error => done([String(error)]));
            """);
    assertThat((List<?>) found).isEmpty();
  }

  void screenshot(String name) throws IOException {
    Path folder = Path.of(System.getProperty("console.screenshots", "target/screenshots"));
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }
}
