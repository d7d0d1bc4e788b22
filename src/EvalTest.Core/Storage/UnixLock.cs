using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>
/// A lock of the kernel on an open file (<c>flock</c>). It is called directly: the base library's own locks can be switched off by a variable of
/// the environment, and are then silently none.
/// </summary>
internal static class UnixLock
{
    /// <summary>Takes the lock; null if somebody else's excludes it.</summary>
    /// <param name="open">Opens the file anew.</param>
    /// <param name="atPath">What its path leads to now.</param>
    /// <param name="mode">With whom it can be shared.</param>
    /// <param name="path">For messages.</param>
    public static IDisposable? Try(Func<SafeFileHandle> open, Func<UnixFacts?> atPath, LockMode mode, string path)
    {
        while (true)
        {
            var file = open();
            try
            {
                if (!TryTake(file, mode, path))
                {
                    file.Dispose();
                    return null;
                }

                // Between opening and locking the file may have been deleted: a lock on what nobody finds any more excludes nobody.
                if (atPath() is { } there && there.IsSameAs(UnixFacts.Of(file, path)))
                {
                    Prove(open, path);
                    return file;
                }
            }
            catch
            {
                file.Dispose();
                throw;
            }

            file.Dispose();
        }
    }

    /// <summary>Some file systems grant every lock. A second descriptor that gets an exclusive one beside ours gives them away.</summary>
    private static void Prove(Func<SafeFileHandle> open, string path)
    {
        using var second = open();
        if (TryTake(second, LockMode.Exclusive, path))
            throw new StorageException("Locking", path, StorageFault.LocksDoNotWork, "a second lock was granted beside the first.");
    }

    private static bool TryTake(SafeFileHandle file, LockMode mode, string path)
    {
        var operation = UnixCalls.LockDoNotWait | (mode == LockMode.Shared ? UnixCalls.LockShared : UnixCalls.LockExclusive);
        while (UnixCalls.Lock(file, operation) != 0)
        {
            var errno = UnixCalls.Errno;
            if (UnixCalls.WouldBlock(errno))
                return false;
            if (!UnixCalls.WasInterrupted(errno))
                throw UnixCalls.Failure("Locking", path, errno, UnixCalls.HasNoLocks(errno) ? StorageFault.LocksDoNotWork : UnixCalls.FaultOf(errno));
        }

        return true;
    }
}
