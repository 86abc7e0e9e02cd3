package import Casework
package import Logging
import ServiceLifecycle
package import Store
package import Units

/// The auditor at work: each minute, apart from the scheduler, on a snapshot of its own (Cases: an auditor separate from the scheduler checks
/// that every open matter has a next step and feeds the watchdog).
package struct AuditService: Service {
  let auditor: AuditRounds
  let now: @Sendable () -> Moment
  /// Rung when there is something to send.
  let outbox: WakeBell

  package init(auditor: AuditRounds, outbox: WakeBell, now: @escaping @Sendable () -> Moment) {
    self.auditor = auditor
    self.outbox = outbox
    self.now = now
  }

  package func run() async throws {
    auditor.audit.begin()
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(60))
        if Task.isCancelled { return }
        await auditor.look(at: now().wall)
        outbox.ring()
      }
    }
  }
}

/// The auditor's work without its waiting.
package struct AuditRounds: Sendable {
  let watch: Watch
  let register: Register
  let audit: AuditWatch
  let logger: Logger
  let auditor: Auditor

  package init(
    watch: Watch, register: Register, audit: AuditWatch, logger: Logger, auditor: Auditor = Auditor()
  ) {
    self.watch = watch
    self.register = register
    self.audit = audit
    self.logger = logger
    self.auditor = auditor
  }

  /// Looks once; what is wrong is told once, and again when it was well meanwhile.
  package func look(at now: Instant) async {
    do {
      let (context, isHeld, isArmed) = (await watch.current, await watch.held != nil, try await watch.isArmed())
      let bound = auditor.bound
      var matters = try await register.reading { read in
        try AuditReader(
          view: DeskView(context: context, read: read, now: now), bound: bound, isArmed: isArmed, isHeld: isHeld
        ).matters()
      }
      if let age = audit.schedulerAge {
        matters.append(AuditMatter(.scheduler, "scheduler", centre: nil, next: now - age))
      }
      let faults = auditor.faults(matters, at: now)
      audit.saw(AuditWatch.Report(at: now, matters: matters.count, faults: faults))
      for fault in faults.prefix(10) {
        logger.error("a matter that nothing carries on", metadata: ["subject": "\(fault.matter.subject)"])
      }
      try await watch.tell(faults, at: now)
    } catch {
      logger.error("the auditor could not look", metadata: ["error": "\(error)"])
    }
  }
}
