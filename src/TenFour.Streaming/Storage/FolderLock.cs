using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Storage;

/// <summary>
/// Keeps a second user out of a folder. The system lets go of the lock when the process ends in any way, so a killed process leaves nothing
/// to clean up. The holder's process id lies in a file of its own, since a locked file cannot be read everywhere.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = 32;

    private readonly FileStream _file;
    private readonly string _holderPath;

    private FolderLock(FileStream file, string holderPath)
    {
        _file = file;
        _holderPath = holderPath;
    }

    /// <summary>Takes the lock, until it is disposed or the process ends.</summary>
    /// <param name="lockPath">The file to lock.</param>
    /// <param name="holderPath">The file that names the holder.</param>
    /// <param name="refusal">Makes the error from the holder's description (<c>process 123</c>) and what the system said.</param>
    /// <exception cref="StreamingException">That of <paramref name="refusal"/>: somebody has it.</exception>
    public static FolderLock Take(string lockPath, string holderPath, Func<string, IOException, StreamingException> refusal)
    {
        FileStream file;
        try
        {
            file = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw refusal(File.Exists(holderPath) ? "process " + File.ReadAllText(holderPath) : "another process", e);
        }

        File.WriteAllText(holderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new FolderLock(file, holderPath);
    }

    public void Dispose()
    {
        File.Delete(_holderPath);
        _file.Dispose();
    }
}
