using System.Diagnostics;

namespace TenFour.EndToEnd.Sides;

/// <summary>The most memory that this process ever had resident, mapped files included.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>Linux's <c>VmHWM</c>; elsewhere what the system calls the peak working set.</summary>
    public static double Bytes()
    {
        if (!File.Exists(Status))
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }

        var line = File.ReadLines(Status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) * 1024;
    }
}
