using TenFour.Streaming.Errors;
using TenFour.Streaming.Storage;

namespace TenFour.Streaming.Topics;

/// <summary>Keeps a second writer out of a topic.</summary>
internal static class WriterLock
{
    /// <exception cref="StreamingException">Another writer has it.</exception>
    public static FolderLock Take(TopicLayout layout) => FolderLock.Take(
        layout.LockPath,
        layout.LockHolderPath,
        (holder, reason) => StreamingException.ForEnvironment(
            $"The topic {layout.Folder} is being written by {holder}; a topic has one writer at a time.",
            "Wait until that one has ended, or stop it.",
            reason));
}
