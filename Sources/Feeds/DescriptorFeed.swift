import Glibc
import Logging
import NIOCore
import NIOPosix

/// Reads a serial line, and opens it again whenever its device went away or said nothing for long.
struct SerialFeed: Sendable {
  let context: FeedContext
  let path: String
  let speed: Int

  func run() async {
    await context.keepOpen {
      let (path, speed) = (path, speed)
      let descriptor = try await offPool { try SerialLine.open(path: path, speed: speed) }
      context.logger.info("feed opened", metadata: ["feed": "\(context.settings.name)", "at": "\(path)"])
      return try await context.read(descriptor, closesWhenSilent: true)
    }
  }
}

/// Reads a descriptor that was handed in, standard input above all, to its end, once.
struct DescriptorFeed: Sendable {
  let context: FeedContext
  let descriptor: CInt

  func run() async {
    switch Self.kind(of: descriptor) {
    case .file: await FileFeed(context: context, path: "/proc/self/fd/\(descriptor)", pace: .asFast).run()
    case .nothing:
      context.meter.note(error: "there is nothing to read")
      context.meter.enter(.finished)
    case .stream:
      await context.keepOpen {
        // A copy: what is closed at the end is not what others may still use.
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw SerialError(path: "descriptor \(descriptor)", what: reason(errno)) }
        _ = try await context.read(copy, closesWhenSilent: false)
        return .finished
      }
    }
  }

  private enum Kind { case stream, file, nothing }

  private static func kind(of descriptor: CInt) -> Kind {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFIFO, S_IFSOCK: return .stream
    // /dev/null, which services have as standard input, is no terminal.
    case S_IFCHR: return isatty(descriptor) == 1 ? .stream : .nothing
    default: return .nothing
    }
  }
}

extension FeedContext {
  /// Reads a descriptor until it ends; closes it in every case.
  func read(_ descriptor: CInt, closesWhenSilent: Bool) async throws -> SessionEnd {
    let loop = group.next()
    let end = loop.makePromise(of: SessionEnd.self)
    let context = self
    let channel: any Channel
    do {
      channel = try await NIOPipeBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try setUp(
              channel, context, connection: context.meter.nextConnection(), closesWhenSilent: closesWhenSilent
            ) { reason, receivedAnything in
              end.succeed(.closed(reason: reason ?? "ended", receivedAnything: receivedAnything))
            }
          }
        }
        .takingOwnershipOfDescriptor(input: descriptor).get()
    } catch {
      close(descriptor)
      end.fail(error)
      throw error
    }
    meter.enter(.connected)
    return try await withTaskCancellationHandler {
      try await end.futureResult.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }
}
