using Microsoft.Win32.SafeHandles;

namespace TenFour.Streaming.Topics;

/// <summary>Reading files that others append to.</summary>
internal static class FileBytes
{
    public const byte Newline = (byte)'\n';

    /// <summary>Fits into a processor's second-level cache with room for what works on it, and is large enough to hide the system call.</summary>
    public const int BlockBytes = 256 * 1024;

    /// <summary>Opens a file for reading without hindering whoever appends to it, renames it or deletes it.</summary>
    public static SafeFileHandle OpenRead(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Reads until the buffer is full or the file ends; the number of bytes read.</summary>
    public static int ReadFully(SafeFileHandle file, Span<byte> buffer, long position)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = RandomAccess.Read(file, buffer[filled..], position + filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }
}
