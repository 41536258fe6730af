using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Keeps a second writer out of a topic. The system lets go of the lock when the process ends in any way, so a killed writer leaves
/// nothing to clean up. The holder's process id lies in a file of its own, since a locked file cannot be read everywhere.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = 32;

    private readonly FileStream _file;
    private readonly string _holderPath;

    private WriterLock(FileStream file, string holderPath)
    {
        _file = file;
        _holderPath = holderPath;
    }

    /// <exception cref="StreamingException">Another writer has it.</exception>
    public static WriterLock Take(TopicLayout layout)
    {
        FileStream file;
        try
        {
            file = new FileStream(layout.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw StreamingException.ForEnvironment(
                $"The topic {layout.Folder} is being written by {Holder(layout)}; a topic has one writer at a time.",
                "Wait until that one has ended, or stop it.",
                e);
        }

        File.WriteAllText(layout.LockHolderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new WriterLock(file, layout.LockHolderPath);
    }

    public void Dispose()
    {
        File.Delete(_holderPath);
        _file.Dispose();
    }

    private static string Holder(TopicLayout layout) =>
        File.Exists(layout.LockHolderPath) ? "process " + File.ReadAllText(layout.LockHolderPath) : "another process";
}
